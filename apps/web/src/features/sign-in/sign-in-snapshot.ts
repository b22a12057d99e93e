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
        /** What this is, and that one can be any of them. */
        readonly words: string
        readonly featured: readonly DemonstrationPerson[]
        /** Those who are found, by the organisation whose people they are, the larger one first. */
        readonly found: readonly {
          readonly organisation: string
          readonly people: readonly DemonstrationPerson[]
        }[]
        readonly otherCount: number
      }
    | undefined
}

/** How many people the page of the demonstration explains. */
const featuredAtMost = 4
/** Most people who are found: more words find better. */
const foundAtMost = 30

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

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
    const text = `${person.name} ${person.description} ${person.organisationName}`.toLocaleLowerCase('en-GB')
    return words.every((word) => text.includes(word))
  })
  const organisations = organisationsOf(people)
  return {
    words: wordsOf(organisations),
    featured,
    found: words.length === 0 ? [] : byOrganisation(found.slice(0, foundAtMost), organisations),
    otherCount: others.length,
  }
}

function wordsOf(organisations: readonly string[]): string {
  const what =
    organisations.length > 1
      ? `This is a demonstration, of ${listed.format(organisations)}: everyone in them`
      : 'This is a demonstration hospital: everyone in it'
  return `${what} is invented, and you can be any of them with one press. To see messages arrive, open a second browser or a private window and be someone else there.`
}

function byOrganisation(found: readonly DemonstrationPerson[], organisations: readonly string[]) {
  return organisations
    .map((organisation) => ({
      organisation,
      people: found.filter(({ organisationName }) => organisationName === organisation),
    }))
    .filter(({ people }) => people.length > 0)
}

/** Of the most people first. */
function organisationsOf(people: readonly DemonstrationPerson[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { organisationName } of people)
    counts.set(organisationName, (counts.get(organisationName) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name)
}
