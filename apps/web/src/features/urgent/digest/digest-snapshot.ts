import type { api, Conversation, DigestLine, OutputOf } from '@baton/contract'
import { asClock, asDay, daysBetween } from '../../../ui/time/format-time.ts'
import { titleOf } from '../../messaging/people.ts'
import { counted } from '../words/count-words.ts'
import { capital, personName, type UrgentNaming } from '../words/targets.ts'
import { type UrgencyLook, urgencies } from '../words/urgencies.ts'

export type Digest = OutputOf<typeof api.messaging.openDigest>

export interface DigestRow {
  readonly conversationId: string
  readonly title: string
  /** `null` for what is routine: it needs no mark. */
  readonly urgency: UrgencyLook | null
  /** “3 messages, 1 names you” */
  readonly count: string
  readonly last: string
}

export interface DigestSnapshot {
  readonly summary: string
  /** Most pressing first. */
  readonly rows: readonly DigestRow[]
  /** How many of them are shown at first. */
  readonly first: number
}

const shownFirst = 5

interface Around {
  readonly naming: UrgentNaming
  readonly conversationOf: (conversationId: string) => Conversation | undefined
  readonly plain: (body: string) => string
  readonly now: Date
}

/** What came while I was off duty, as the server ranked it; `null` when nothing did. */
export function digestSnapshot(digest: Digest, around: Around): DigestSnapshot | null {
  if (digest.lines.length === 0) return null
  const messages = counted(digest.total, 'message')
  const conversations = counted(digest.lines.length, 'conversation')
  const since = digest.from ? ` since ${sinceWhen(digest.from, around.now)}` : ''
  return {
    summary: `${messages} in ${conversations}${since}`,
    rows: digest.lines.map((line) => rowOf(line, around)),
    first: shownFirst,
  }
}

function rowOf(line: DigestLine, { naming, conversationOf, plain }: Around): DigestRow {
  const conversation = conversationOf(line.conversationId)
  const mentions = line.mentions > 0 ? `, ${line.mentions} ${line.mentions === 1 ? 'names' : 'name'} you` : ''
  const author = capital(personName(line.lastAuthorId, naming))
  return {
    conversationId: line.conversationId,
    title: conversation ? titleOf(conversation, naming.viewerId, naming.find) : 'A conversation',
    urgency: line.urgency === 'routine' ? null : urgencies[line.urgency],
    count: `${counted(line.messages, 'message')}${mentions}`,
    last: line.excerpt === null ? `${author} withdrew the last one` : `${author}: ${plain(line.excerpt)}`,
  }
}

function sinceWhen(from: string, now: Date): string {
  const at = new Date(from)
  const clock = asClock(at)
  const days = daysBetween(at, now)
  if (days <= 0) return clock
  return `${asDay(at, now).replace('Yesterday', 'yesterday')} at ${clock}`
}
