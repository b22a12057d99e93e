import type { InboxEntry, Message } from '@baton/contract'
import { byNewest } from '@baton/domain'
import { filesInWords } from '@baton/domain/messaging/files-in-words'
import type { Presence } from '../../../ui/avatar/portrait.ts'
import { asListTime } from '../../../ui/time/format-time.ts'
import { matches } from '../match.ts'
import {
  bareNameOf,
  elsewhereOf,
  type FindPerson,
  firstNameOf,
  otherOf,
  roleOf,
  shortNameOf,
  titleOf,
} from '../people.ts'
import type { Unsent } from '../unsent.ts'

/** What the list can be narrowed to. */
export const inboxFilters = ['all', 'unread', 'mentions', 'teams', 'patients'] as const
export type InboxFilter = (typeof inboxFilters)[number]

/** What I have in one organisation: my own, or one that I visit. */
export interface InboxState {
  readonly viewerId: string
  /** The name of the organisation that I visit; `null` of my own. */
  readonly visited: string | null
  /** Newest first, as the client keeps them. */
  readonly entries: readonly InboxEntry[]
  /** What I have begun to write, by conversation: this device's, which may be newer than the server's. */
  readonly draftOf: (conversationId: string) => string
  readonly unsent: readonly Unsent[]
  readonly find: FindPerson
  readonly presenceOf: (personId: string) => Presence | undefined
  /** A message's markup as plain words on one line. */
  readonly plain: (body: string) => string
  readonly now: Date
}

export interface InboxRowSnapshot {
  readonly conversationId: string
  readonly kind: 'person' | 'group' | 'team' | 'role' | 'patient'
  /** Whose colour: the other person, the team, or the conversation. */
  readonly portraitId: string
  readonly presence: Presence | undefined
  readonly title: string
  /** Which other organisation it is with: “at Severn Burns Centre”. */
  readonly elsewhere: string | null
  /** Profession and grade of the other person; how many members elsewhere. */
  readonly about: string
  readonly time: string
  /** `draft` and `unsent` stand before the excerpt as words. */
  readonly excerpt: {
    readonly kind: 'message' | 'withdrawn' | 'draft' | 'unsent' | 'refused' | 'none'
    readonly words: string
  }
  readonly unread: number
  readonly mentions: number
  readonly muted: boolean
  readonly suspended: boolean
}

export interface InboxSnapshot {
  readonly rows: readonly InboxRowSnapshot[]
  /** How many conversations each filter would show; those of `unread` and `mentions` are shown on the chips. */
  readonly counts: { readonly [Filter in InboxFilter]: number }
  /** Why there are no rows. */
  readonly empty:
    | 'nothing-yet'
    | 'nothing-found'
    | 'nothing-unread'
    | 'no-mentions'
    | 'no-teams'
    | 'no-patients'
    | null
}

/**
 * The list of conversations for this viewer, narrowed by a filter and by words of a title or name. Those with people of
 * connected organisations stand among the others, in one order.
 */
export function inboxSnapshot(
  places: readonly InboxState[],
  chosen: { filter: InboxFilter; words: string },
): InboxSnapshot {
  const counts = { all: 0, unread: 0, mentions: 0, teams: 0, patients: 0 }
  const rows: InboxRowSnapshot[] = []
  for (const { entry, state } of inOneOrder(places)) {
    for (const filter of inboxFilters) if (passes(entry, filter)) counts[filter] += 1
    if (!passes(entry, chosen.filter)) continue
    const row = rowOf(entry, state)
    if (matches(chosen.words, `${row.title} ${row.elsewhere ?? ''} ${row.about}`)) rows.push(row)
  }
  return { rows, counts, empty: rows.length > 0 ? null : whyEmpty(counts.all, chosen) }
}

function inOneOrder(places: readonly InboxState[]): { entry: InboxEntry; state: InboxState }[] {
  const all = places.flatMap((state) => withoutContinued(state).map((entry) => ({ entry, state })))
  return places.length > 1 ? all.sort((a, b) => byNewest(a.entry, b.entry)) : all
}

/**
 * A conversation that goes on in another one stands in that one's row, with what is unread in it. While something that I
 * wrote in it is not sent it has a row of its own, so that it is not lost from sight.
 */
function withoutContinued({ entries, draftOf, unsent }: InboxState): readonly InboxEntry[] {
  if (entries.every(({ conversation }) => conversation.continuedIn === null)) return entries
  const ids = new Set(entries.map(({ conversation }) => conversation.id))
  const isWaiting = (id: string) =>
    draftOf(id).trim() !== '' || unsent.some((item) => item.conversationId === id && item.state !== 'sent')
  const goesOn = ({ conversation: { id, continuedIn } }: InboxEntry) =>
    continuedIn !== null && ids.has(continuedIn) && !isWaiting(id)
  const continued = entries.filter(goesOn)
  return entries
    .filter((entry) => !goesOn(entry))
    .map((entry) => {
      const mine = continued.filter(({ conversation }) => conversation.continuedIn === entry.conversation.id)
      if (mine.length === 0) return entry
      const sum = (of: 'unread' | 'unreadMentions') =>
        mine.reduce((total, { standing }) => total + standing[of], entry.standing[of])
      const standing = { ...entry.standing, unread: sum('unread'), unreadMentions: sum('unreadMentions') }
      const lastMessage = [entry, ...mine].map((one) => one.lastMessage).reduce(newerOf)
      return { ...entry, standing, lastMessage }
    })
}

function newerOf(a: Message | null, b: Message | null): Message | null {
  if (a === null || b === null) return a ?? b
  return a.sentAt >= b.sentAt ? a : b
}

function passes({ standing, conversation }: InboxEntry, filter: InboxFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unread':
      return standing.unread > 0
    case 'mentions':
      return standing.unreadMentions > 0
    case 'teams':
      return conversation.kind === 'team'
    case 'patients':
      return conversation.kind === 'patient'
  }
}

function rowOf(entry: InboxEntry, state: InboxState): InboxRowSnapshot {
  const { conversation, standing, lastMessage } = entry
  const { viewerId, find, now } = state
  const otherId = otherOf(conversation, viewerId)
  const other = otherId === undefined ? undefined : find(otherId)
  const title = titleOf(conversation, viewerId, find, bareNameOf)
  const about = otherId === undefined ? membersWords(conversation.members.length) : roleOf(other)
  const elsewhere = elsewhereOf(conversation, viewerId, find, state.visited)
  const excerpt = excerptOf(entry, state, elsewhere !== null)
  const muted = standing.mutedUntil !== null && Date.parse(standing.mutedUntil) > now.getTime()
  const time = asListTime(new Date(lastMessage?.sentAt ?? conversation.startedAt), now)
  return {
    conversationId: conversation.id,
    kind: conversation.kind === 'direct' ? 'person' : conversation.kind,
    portraitId: otherId ?? conversation.teamId ?? conversation.roleId ?? conversation.id,
    presence: otherId === undefined ? undefined : state.presenceOf(otherId),
    title,
    elsewhere,
    about,
    time,
    excerpt,
    unread: standing.unread,
    mentions: standing.unreadMentions,
    muted,
    suspended: other?.state === 'suspended',
  }
}

function excerptOf(
  { conversation, lastMessage }: InboxEntry,
  state: InboxState,
  saysWhere: boolean,
): InboxRowSnapshot['excerpt'] {
  const { plain } = state
  const mine = state.unsent.filter(({ conversationId }) => conversationId === conversation.id)
  const refused = mine.find((item) => item.state === 'refused')
  if (refused) return { kind: 'refused', words: plain(refused.body) }
  const draft = state.draftOf(conversation.id)
  if (draft.trim() !== '') return { kind: 'draft', words: plain(draft) }
  const waiting = mine.findLast((item) => item.state !== 'sent')
  if (waiting) return { kind: 'unsent', words: plain(waiting.body) || 'Files' }
  if (lastMessage === null) return { kind: 'none', words: 'No messages yet' }
  const author = authorOf(lastMessage, conversation.kind === 'direct', state, saysWhere)
  return lastMessage.body === null
    ? { kind: 'withdrawn', words: `${author}Message withdrawn` }
    : { kind: 'message', words: `${author}${plain(lastMessage.body) || filesInWords(lastMessage.files)}` }
}

/** Whose organisation stands in the row already is called by the first name there. */
function authorOf(
  { authorId }: Message,
  direct: boolean,
  { viewerId, find }: InboxState,
  saysWhere: boolean,
): string {
  if (authorId === viewerId) return 'You: '
  if (direct) return ''
  const person = saysWhere ? find(authorId) : undefined
  return `${person ? firstNameOf(person.name) : shortNameOf(find, authorId)}: `
}

function membersWords(count: number): string {
  return count === 1 ? '1 member' : `${count} members`
}

function whyEmpty(
  inAll: number,
  { filter, words }: { filter: InboxFilter; words: string },
): NonNullable<InboxSnapshot['empty']> {
  if (inAll === 0) return 'nothing-yet'
  if (words.trim() !== '' || filter === 'all') return 'nothing-found'
  return { unread: 'nothing-unread', mentions: 'no-mentions', teams: 'no-teams', patients: 'no-patients' }[
    filter
  ] as NonNullable<InboxSnapshot['empty']>
}
