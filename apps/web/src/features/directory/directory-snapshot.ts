import type { DirectoryEntry, TeamSummary } from '@baton/contract'

interface DirectoryState {
  readonly search: string
  readonly people: readonly DirectoryEntry[]
  readonly teams: readonly TeamSummary[]
  readonly hasMore: boolean
  readonly chosenId: string | undefined
  /** What is looked through while nothing is searched for; a search finds both. */
  readonly shelf: Shelf
}

export type Shelf = 'people' | 'teams'

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
  const people = looked === '' && shelf === 'teams' ? [] : state.people
  const teams = looked === '' && shelf === 'people' ? [] : state.teams
  const hasMore = state.hasMore && people.length > 0
  return {
    shelf: looked === '' ? shelf : undefined,
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
    nothingFor: people.length + teams.length === 0 && looked !== '' ? looked : undefined,
    hasMore,
    spoken: spokenFor(looked, people.length, teams.length, hasMore),
  }
}

/** 1 person, 12 people */
export function peopleIn(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}

function spokenFor(looked: string, people: number, teams: number, hasMore: boolean): string {
  if (looked === '') return ''
  if (people + teams === 0) return `Nobody found for ${looked}`
  const more = hasMore ? ' or more' : ''
  const found = `${peopleIn(people)}${more}`
  return teams === 0 ? `${found} found` : `${found} and ${teams === 1 ? '1 team' : `${teams} teams`} found`
}
