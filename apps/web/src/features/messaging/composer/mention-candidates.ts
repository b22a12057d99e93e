import type { Conversation, Mention, Person } from '@baton/contract'
import { fullName } from '../../../platform/full-name.ts'
import { matches } from '../match.ts'
import { type FindPerson, roleOf } from '../people.ts'

/** A person or team that may be mentioned. */
export interface MentionCandidate extends Mention {
  readonly name: string
  /** Profession and grade; or how many a team is. */
  readonly about: string
}

/** More than this many would be a list to read, not a name to pick. */
const most = 5

interface Situation {
  readonly conversation: Conversation
  readonly viewerId: string
  readonly find: FindPerson
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Whom the letters after the @ may mean: members of this conversation, who alone would receive it, and teams. Those
 * whose whole name begins so come first, people before teams.
 */
export function mentionCandidates(
  words: string,
  { conversation, viewerId, find, teams }: Situation,
): MentionCandidate[] {
  const people = conversation.members
    .flatMap(({ personId }) => (personId === viewerId ? [] : (find(personId) ?? [])))
    .filter((person) => person.state === 'active' && matches(words, person.name))
    .map(fromPerson)
  const named = teams
    .filter((team) => matches(words, team.name))
    .map((team): MentionCandidate => ({ kind: 'team', id: team.id, name: team.name, about: 'Team' }))
  return [...people, ...named].sort(byFit(words)).slice(0, most)
}

function fromPerson(person: Person): MentionCandidate {
  return { kind: 'person', id: person.id, name: fullName(person), about: roleOf(person) }
}

function byFit(words: string): (a: MentionCandidate, b: MentionCandidate) => number {
  const start = words.toLowerCase()
  const rank = ({ name, kind }: MentionCandidate) =>
    (name.toLowerCase().startsWith(start) ? 0 : 2) + (kind === 'person' ? 0 : 1)
  return (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB')
}
