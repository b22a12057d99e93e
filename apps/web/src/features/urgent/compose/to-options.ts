import type { Duty, Person, Role } from '@baton/contract'
import type { PassOnOption } from '../card/pass-on-snapshot.ts'
import { capital, nearestFirst, personName, type UrgentNaming } from '../words/targets.ts'

interface Choosing {
  readonly text: string
  /** Of the conversation that it is sent from: they come first. */
  readonly members: readonly string[]
  /** Whom the directory found. */
  readonly people: readonly Person[]
  readonly naming: UrgentNaming
  readonly dutyOf: (personId: string) => Duty | undefined
}

const most = 6

/**
 * Who can be addressed: members of the conversation who are on duty, roles that somebody else holds, then anyone on duty.
 * Never a visitor, to whom nobody turns by themselves (AFF8).
 */
export function toOptions({ text, members, people, naming, dutyOf }: Choosing): readonly PassOnOption[] {
  const words = text.trim().toLowerCase()
  const isOn = (personId: string) => personId !== naming.viewerId && dutyOf(personId)?.state === 'on'
  const fits = (name: string) => name.toLowerCase().includes(words)
  const here = members
    .filter((personId) => isOn(personId) && !naming.find(personId)?.visitorFrom)
    .map((personId) => personOption(personId, naming, 'in this conversation'))
  const roles = nearestFirst(naming.roles.values(), naming).filter((role) => isOpen(role, naming.viewerId))
  const found = people
    .filter(({ id }) => isOn(id) && !members.includes(id))
    .map(({ id }) => personOption(id, naming, 'on duty'))
  const all = [...here, ...roles.map((role) => roleOption(role, naming))].filter(({ name }) => fits(name))
  return [...all, ...(words === '' ? [] : found)].slice(0, most)
}

function isOpen({ state, holders }: Role, viewerId: string): boolean {
  return state === 'active' && holders.some(({ personId }) => personId !== viewerId)
}

function roleOption(role: Role, naming: UrgentNaming): PassOnOption {
  const about = role.holders.map(({ personId }) => capital(personName(personId, naming))).join(', ')
  return { target: { kind: 'role', id: role.id }, name: role.name, about }
}

function personOption(personId: string, naming: UrgentNaming, where: string): PassOnOption {
  const person = naming.find(personId)
  return {
    target: { kind: 'person', id: personId },
    name: capital(personName(personId, naming)),
    about: [person?.grade ?? person?.profession, where].filter(Boolean).join(', '),
  }
}
