import type { DirectoryEntry, TeamSummary } from '@baton/contract'

interface DirectoryState {
  readonly search: string
  readonly people: readonly DirectoryEntry[]
  readonly teams: readonly TeamSummary[]
  /** How many roles answer to the words. */
  readonly roleCount: number
  /** How many roles of connected organisations do. */
  readonly elsewhereCount: number
  readonly hasMore: boolean
  readonly chosenId: string | undefined
  /** What is looked through while nothing is searched for; a search finds all. */
  readonly shelf: Shelf
}

export type Shelf = 'people' | 'roles' | 'teams'

export interface DirectoryRow {
  readonly id: string
  readonly name: string
  readonly subtitle: string
  readonly isChosen: boolean
  readonly isSuspended: boolean
}

export interface DirectorySnapshot {
  /** Absent during a search. */
  readonly shelf: Shelf | undefined
  readonly showsRoles: boolean
  readonly showsElsewhere: boolean
  readonly people: readonly DirectoryRow[]
  readonly teams: readonly DirectoryRow[]
  /** Nothing was found; what was looked for. */
  readonly nothingFor: string | undefined
  readonly hasMore: boolean
  /** For a screen reader, after each search. */
  readonly spoken: string
}

/** The directory's list: people and teams as the server ranked them. */
export function directorySnapshot(state: DirectoryState): DirectorySnapshot {
  const { search, chosenId, shelf } = state
  const looked = search.trim()
  const shows = (candidate: Shelf) => looked !== '' || shelf === candidate
  const people = shows('people') ? state.people : []
  const teams = shows('teams') ? state.teams : []
  const roleCount = shows('roles') ? state.roleCount : 0
  const elsewhereCount = shows('roles') ? state.elsewhereCount : 0
  const hasMore = state.hasMore && people.length > 0
  return {
    shelf: looked === '' ? shelf : undefined,
    showsRoles: roleCount > 0,
    showsElsewhere: elsewhereCount > 0,
    people: people.map(({ person, where }) => ({
      id: person.id,
      name: person.name,
      subtitle: [person.grade ?? person.profession, where ?? person.specialty].filter(Boolean).join(', '),
      isChosen: person.id === chosenId,
      isSuspended: person.state === 'suspended',
    })),
    teams: teams.map((team) => ({
      id: team.id,
      name: team.name,
      subtitle: peopleIn(team.memberCount),
      isChosen: team.id === chosenId,
      isSuspended: false,
    })),
    nothingFor:
      people.length + teams.length + roleCount + elsewhereCount === 0 && looked !== '' ? looked : undefined,
    hasMore,
    spoken: spokenFor(
      looked,
      { people: people.length, roles: roleCount, elsewhere: elsewhereCount, teams: teams.length },
      hasMore,
    ),
  }
}

/** 1 person, 12 people */
export function peopleIn(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

interface Counts {
  readonly people: number
  readonly roles: number
  readonly elsewhere: number
  readonly teams: number
}

function spokenFor(looked: string, { people, roles, elsewhere, teams }: Counts, hasMore: boolean): string {
  if (looked === '') return ''
  if (people + roles + elsewhere + teams === 0) return `Nobody found for ${looked}`
  const found = [
    `${peopleIn(people)}${hasMore ? ' or more' : ''}`,
    ...(roles > 0 ? [rolesIn(roles)] : []),
    ...(elsewhere > 0 ? [`${rolesIn(elsewhere)} of other organisations`] : []),
    ...(teams > 0 ? [teams === 1 ? '1 team' : `${teams} teams`] : []),
  ]
  return `${[found.slice(0, -1).join(', '), found.at(-1)].filter(Boolean).join(' and ')} found`
}

function rolesIn(count: number): string {
  return count === 1 ? '1 role' : `${count} roles`
}
