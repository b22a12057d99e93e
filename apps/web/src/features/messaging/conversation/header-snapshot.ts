import type { Conversation, Standing } from '@baton/contract'
import { type Presence, presenceWords } from '../../../ui/avatar/portrait.ts'
import { asClock, asDay } from '../../../ui/time/format-time.ts'
import { bareNameOf, elsewhereOf, type FindPerson, otherOf, roleOf, shortNameOf, titleOf } from '../people.ts'
import { listed } from './message-snapshot.ts'

/** The head of a conversation: who is here, and whether I can write. */
export interface HeaderSnapshot {
  readonly kind: 'person' | 'group' | 'team' | 'role' | 'patient'
  readonly portraitId: string
  readonly title: string
  /** Which other organisation it is with: “at Severn Burns Centre”. */
  readonly elsewhere: string | null
  /** Profession, grade and presence of the other person; else how many members. */
  readonly about: string
  readonly presence: Presence | undefined
  readonly muted: string | null
  readonly pinnedCount: number
  /** Why nothing can be written here; `null` where it can. */
  readonly closed: string | null
  /** What the window is called, where that is not the title: of a patient it never says who. */
  readonly windowTitle: string | null
}

interface HeaderState {
  /** The name of the organisation whose conversation it is, where I visit; `null` at home. */
  readonly visited: string | null
  readonly conversation: Conversation
  readonly standing: Standing
  readonly pinnedCount: number
  readonly find: FindPerson
  readonly presenceOf: (personId: string) => Presence | undefined
  readonly now: Date
}

/** The head of a conversation for this viewer. */
export function headerSnapshot(state: HeaderState, viewerId: string): HeaderSnapshot {
  const { conversation, find } = state
  const otherId = otherOf(conversation, viewerId)
  const other = otherId === undefined ? undefined : find(otherId)
  const presence = otherId === undefined ? undefined : state.presenceOf(otherId)
  const suspended = other?.state === 'suspended'
  return {
    kind: conversation.kind === 'direct' ? 'person' : conversation.kind,
    portraitId: otherId ?? conversation.teamId ?? conversation.roleId ?? conversation.id,
    title: titleOf(conversation, viewerId, find, bareNameOf),
    elsewhere: elsewhereOf(conversation, viewerId, find, state.visited),
    about: suspended
      ? 'Account suspended'
      : otherId === undefined
        ? membersWords(conversation.members.length)
        : [roleOf(other), presence && presenceWords[presence]].filter(Boolean).join(' · '),
    presence: suspended ? undefined : presence,
    muted: mutedWords(state.standing.mutedUntil, state.now),
    pinnedCount: state.pinnedCount,
    closed: closedWords(conversation, suspended ? other.name : null),
    windowTitle: conversation.kind === 'patient' ? 'Conversation about a patient' : null,
  }
}

function closedWords({ continuedIn }: Conversation, suspendedName: string | null): string | null {
  if (suspendedName !== null) {
    return `${suspendedName}’s account is suspended: they would not receive this. Find a colleague in the directory.`
  }
  return continuedIn
    ? 'This record was merged into another: what is written about the patient goes to the conversation above.'
    : null
}

/** “Muted until 17:00”, “Muted until tomorrow…”; `null` when it is not, or no longer. */
export function mutedWords(mutedUntil: string | null, now: Date): string | null {
  if (mutedUntil === null) return null
  const until = new Date(mutedUntil)
  if (until.getTime() <= now.getTime()) return null
  if (until.getTime() - now.getTime() > farAwayMs) return 'Muted'
  const day = asDay(until, now)
  return day === 'Today' ? `Muted until ${asClock(until)}` : `Muted until ${day} ${asClock(until)}`
}

/** Who is typing, in words; empty when nobody is. */
export function typingWords(personIds: readonly string[], find: FindPerson): string {
  if (personIds.length === 0) return ''
  const names = personIds.map((id) => shortNameOf(find, id))
  return `${listed(names)} ${personIds.length === 1 ? 'is' : 'are'} typing`
}

/** “Until I unmute” is a time so far away that nobody means it. */
const farAwayMs = 366 * 86_400_000

function membersWords(count: number): string {
  return count === 1 ? '1 member' : `${count} members`
}
