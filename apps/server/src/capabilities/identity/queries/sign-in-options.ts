import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { findOrganisations } from '../store/organisations.ts'
import { type DemonstrationPerson, readDemonstrationPeople } from '../store/people-system.ts'

/** Reads as the system: whoever looks at the sign-in page belongs to nobody yet. */
export function signInOptions({ database, demo, suggestions }: Identity): Handler {
  return handleDirectly(api.identity.signInOptions, async () => {
    const organisations = await findOrganisations(database.system)
    const [only] = organisations
    const demonstration = demo !== 'off' && organisations.some((organisation) => organisation.demonstration)
    const people = demonstration ? await readDemonstrationPeople(database.system) : []
    return answer({
      organisationName: organisations.length === 1 ? (only?.name ?? null) : null,
      // Without an organisation there is nobody who could sign in by any.
      methods: organisations.length === 0 ? [] : ['passkey' as const, 'password' as const],
      demonstration: demonstration ? { people: worthTryingFirst(people, suggestions ?? new Map()) } : null,
    })
  })
}

function worthTryingFirst(
  people: readonly DemonstrationPerson[],
  suggestions: ReadonlyMap<string, readonly string[]>,
) {
  const order = [...suggestions.keys()]
  const rank = ({ email }: DemonstrationPerson) =>
    suggestions.has(email) ? order.indexOf(email) : order.length
  return [...people]
    .sort((one, other) => rank(one) - rank(other))
    .map((person) => ({
      personId: person.personId,
      name: person.name,
      description: [person.grade ?? person.profession, person.place]
        .filter((part) => part !== null)
        .join(', '),
      organisationName: person.organisationName,
      suggestions: [...(suggestions.get(person.email) ?? [])],
    }))
}
