import type { Duty, Person, Role } from '@baton/contract'
import { dutyLine } from '../words/duty-words.ts'

interface HandOverState {
  readonly duties: readonly Duty[]
  readonly find: (personId: string) => Person | undefined
  readonly search: string
  readonly viewerId: string
  readonly role: Role
  readonly now: Date
}

export interface Colleague {
  readonly id: string
  readonly name: string
  /** “Specialty registrar · On duty until 21:30” */
  readonly about: string
}

/** Most colleagues that are drawn: the search finds the others. */
const atMost = 40

/** Who could take a role over: everyone on duty who does not hold it, by name. */
export function colleaguesOnDuty(state: HandOverState): readonly Colleague[] {
  const { duties, find, viewerId, role, now } = state
  const words = state.search.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const holders = new Set(role.holders.map(({ personId }) => personId))
  return duties
    .filter(({ personId, state }) => state === 'on' && personId !== viewerId && !holders.has(personId))
    .flatMap((duty) => {
      const person = find(duty.personId)
      if (person?.state !== 'active') return []
      const all = [person.name, person.profession, person.grade, person.specialty].join(' ').toLowerCase()
      if (!words.every((word) => all.includes(word))) return []
      const about = [person.grade ?? person.profession, dutyLine(duty, now).words].join(' · ')
      return [{ id: person.id, name: person.name, about }]
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .slice(0, atMost)
}
