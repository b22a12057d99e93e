import type { Duty, Person, Role, RungTarget } from '@baton/contract'
import { nearestFirst, personName, type UrgentNaming } from '../words/targets.ts'

export interface PassOnOption {
  readonly target: RungTarget
  readonly name: string
  /** Who that is now. */
  readonly about: string
}

interface Choosing {
  readonly text: string
  readonly rungs: readonly { readonly target: RungTarget }[]
  /** Whom the directory found. */
  readonly people: readonly Person[]
  readonly naming: UrgentNaming
  readonly dutyOf: (personId: string) => Duty | undefined
}

const suggested = 3
const found = 6

/**
 * To whom something can be passed on: at first the roles of the ladder and the nearest others, then whatever is looked
 * for. Only roles that a colleague holds and people who are on duty: everyone else would be refused.
 */
export function passOnOptions(choosing: Choosing): readonly PassOnOption[] {
  const { text, rungs, naming } = choosing
  const named = new Set(rungs.map(({ target }) => target.id))
  const all = nearestFirst(naming.roles.values(), naming)
  const open = all.filter((role) => canTake(role, naming.viewerId))
  const words = text.trim().toLowerCase()
  if (words === '') {
    return [...open]
      .sort((a, b) => Number(named.has(b.id)) - Number(named.has(a.id)))
      .slice(0, suggested)
      .map((role) => ofRole(role, naming))
  }
  const roles = open.filter(({ name }) => name.toLowerCase().includes(words))
  return [...roles.map((role) => ofRole(role, naming)), ...onDuty(choosing)].slice(0, found)
}

function canTake({ state, holders }: Role, viewerId: string): boolean {
  return state === 'active' && holders.some(({ personId }) => personId !== viewerId)
}

function ofRole(role: Role, naming: UrgentNaming): PassOnOption {
  const about = role.holders.map(({ personId }) => personName(personId, naming)).join(', ')
  return { target: { kind: 'role', id: role.id }, name: role.name, about }
}

function onDuty({ people, naming, dutyOf }: Choosing): PassOnOption[] {
  return people
    .filter(({ id }) => id !== naming.viewerId && dutyOf(id)?.state === 'on')
    .map(({ id, name, grade, profession }) => ({
      target: { kind: 'person', id },
      name,
      about: `${grade ?? profession}, on duty`,
    }))
}
