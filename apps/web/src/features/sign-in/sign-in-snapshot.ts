import type { api, OutputOf } from '@baton/contract'

type Options = OutputOf<typeof api.identity.signInOptions>
type DemonstrationPerson = NonNullable<Options['demonstration']>['people'][number]

interface SignInState {
  readonly options: Options
  /** Whether this browser can use passkeys at all (secure context, WebAuthn). */
  readonly canUsePasskeys: boolean
  readonly why: 'none' | 'ended'
  /** What is typed into the search over the demonstration's people. */
  readonly search: string
}

export interface SignInSnapshot {
  readonly title: string
  /** Why one is here, when that needs saying. */
  readonly notice: string | undefined
  readonly methods: { readonly passkey: boolean; readonly password: boolean }
  /** Nobody can sign in yet: the server has no organisation. */
  readonly isEmpty: boolean
  readonly demonstration:
    | {
        readonly featured: readonly DemonstrationPerson[]
        readonly others: readonly DemonstrationPerson[]
        readonly otherCount: number
      }
    | undefined
}

/** How many people the page of the demonstration explains. */
const featuredAtMost = 3

/** What the sign-in page shows. */
export function signInSnapshot({ options, canUsePasskeys, why, search }: SignInState): SignInSnapshot {
  const passkey = options.methods.includes('passkey') && canUsePasskeys
  const password = options.methods.includes('password')
  return {
    title: options.organisationName ? `Sign in to ${options.organisationName}` : 'Sign in',
    notice:
      why === 'ended'
        ? 'You were signed out because this device was not used for a while, or because access was ended. What you wrote is kept.'
        : undefined,
    methods: { passkey, password },
    isEmpty: options.methods.length === 0 && !options.demonstration,
    demonstration: options.demonstration ? demonstrationOf(options.demonstration.people, search) : undefined,
  }
}

function demonstrationOf(people: readonly DemonstrationPerson[], search: string) {
  const featured = people.filter((person) => person.suggestions.length > 0).slice(0, featuredAtMost)
  const others = people.filter((person) => !featured.includes(person))
  const words = search.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean)
  const found = others.filter((person) => {
    const text = `${person.name} ${person.description}`.toLocaleLowerCase('en-GB')
    return words.every((word) => text.includes(word))
  })
  return { featured, others: found, otherCount: others.length }
}
