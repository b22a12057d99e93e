import type { Duty, Load, Person, Role, RungTarget } from '@baton/contract'
import { roleOf } from '../../messaging/people.ts'
import { capital, nearestFirst, personName, type UrgentNaming } from '../../urgent/words/targets.ts'

/** Somebody who can be asked, and how much they carry. */
export interface WhomOption {
  readonly target: RungTarget
  readonly name: string
  /** Who that is now. */
  readonly about: string
  /** “has 4, 1 urgent, 2 overdue”; empty where it is not known. */
  readonly load: string
}

interface Choosing {
  readonly text: string
  /** Only people, as whoever coordinates asks one person. */
  readonly isOnlyPeople: boolean
  readonly loads: readonly Load[]
  /** Whom the directory found. */
  readonly people: readonly Person[]
  readonly naming: UrgentNaming
  readonly myTeamIds: ReadonlySet<string>
  readonly dutyOf: (personId: string) => Duty | undefined
  /** Whom the screen thinks of first. */
  readonly suggested: readonly RungTarget[]
}

const mostAtFirst = 12
const mostFound = 12

/**
 * Who can be asked: whoever is suggested, roles that somebody holds, my teams, then people who are on duty, those who
 * carry least first. Nobody off duty: they would be refused.
 */
export function whomOptions(choosing: Choosing): readonly WhomOption[] {
  const words = choosing.text.trim().toLowerCase()
  const all = [
    ...(choosing.isOnlyPeople ? [] : [...roles(choosing), ...teams(choosing)]),
    ...people(choosing),
  ]
  const fitting = all.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(words))
  if (words !== '') return fitting.slice(0, mostFound)
  const first = choosing.suggested.flatMap(({ id }) => fitting.filter(({ target }) => target.id === id))
  return [...new Set([...first, ...fitting])].slice(0, mostAtFirst)
}

/** “has 4, 1 urgent, 2 overdue”, “has nothing” */
export function loadWords({
  accepted,
  urgent,
  overdue,
}: Pick<Load, 'accepted' | 'urgent' | 'overdue'>): string {
  if (accepted === 0) return 'has nothing'
  const more = [urgent > 0 && `${urgent} urgent`, overdue > 0 && `${overdue} overdue`].filter(Boolean)
  return [`has ${accepted}`, ...more].join(', ')
}

function roles({ naming, loads }: Choosing): WhomOption[] {
  return nearestFirst(naming.roles.values(), naming)
    .filter((role) => isOpen(role, naming.viewerId))
    .map((role) => ({
      target: { kind: 'role', id: role.id },
      name: role.name,
      about: role.holders.map(({ personId }) => capital(personName(personId, naming))).join(', '),
      load: role.holders.length === 1 ? loadOf(role.holders[0]?.personId, loads) : '',
    }))
}

function isOpen({ state, holders }: Role, viewerId: string): boolean {
  return state === 'active' && holders.some(({ personId }) => personId !== viewerId)
}

function teams({ naming, myTeamIds }: Choosing): WhomOption[] {
  return [...naming.teams]
    .sort((a, b) => Number(myTeamIds.has(b.id)) - Number(myTeamIds.has(a.id)))
    .map(({ id, name }) => ({
      target: { kind: 'team', id },
      name,
      about: 'Everyone of the team who is on duty',
      load: '',
    }))
}

function people({ loads, people: found, naming, dutyOf }: Choosing): WhomOption[] {
  const carrying = [...loads].sort((a, b) => weight(a) - weight(b))
  const known = carrying.map(({ personId }) => personId)
  const others = found.map(({ id }) => id).filter((id) => dutyOf(id)?.state === 'on')
  return [...new Set([...known, ...others])]
    .filter((id) => id !== naming.viewerId)
    .map((id) => ({
      target: { kind: 'person', id },
      name: capital(personName(id, naming)),
      about: [roleOf(naming.find(id)), whereOf(id, loads)].filter((part) => part !== '').join(', '),
      load: loadOf(id, loads),
    }))
}

function whereOf(personId: string, loads: readonly Load[]): string {
  return loads.find((load) => load.personId === personId)?.from === 'home' ? 'from home' : 'on duty'
}

function loadOf(personId: string | undefined, loads: readonly Load[]): string {
  const load = loads.find((one) => one.personId === personId)
  return load ? loadWords(load) : ''
}

/** What presses weighs more. */
function weight({ accepted, urgent, overdue }: Load): number {
  return accepted + 2 * urgent + overdue
}
