import type { Message } from '@baton/contract'
import { asDate, asDay } from '../../../ui/time/format-time.ts'
import type { Unsent } from '../unsent.ts'

/** Messages of one author within this time, in ms, stand together under one name. */
const togetherMs = 5 * 60_000

/** One row of the conversation: a message, with what stands above it. */
export interface TimelineRow {
  readonly key: string
  readonly message: Message | null
  /** What is still on this device; then `message` is `null`. */
  readonly unsent: Unsent | null
  /** The first of its author's run: name, profession and picture are shown. */
  readonly startsRun: boolean
  readonly endsRun: boolean
  /** “Today”, “Yesterday”, “21 November 2026” above the first message of a day. */
  readonly day: string | null
  /** Above the first message that I have not seen. */
  readonly unreadLine: string | null
}

export interface TimelineState {
  readonly messages: readonly Message[]
  readonly unsent: readonly Unsent[]
  /** The first message that was unread when the conversation was opened; it stays while the conversation is open. */
  readonly firstUnread: { readonly number: number; readonly count: number } | null
  readonly now: Date
}

/**
 * The rows of a conversation. Ten thousand messages are walked on every event, so a row that has not changed is the
 * same object as in `before`, and days are looked up by the hour.
 */
export function timelineOf(
  state: TimelineState,
  viewerId: string,
  before: ReadonlyMap<string, TimelineRow> = new Map(),
): TimelineRow[] {
  const { messages, unsent, firstUnread, now } = state
  const rows: TimelineRow[] = []
  const kept = (row: TimelineRow) => {
    const old = before.get(row.key)
    rows.push(old && same(old, row) ? old : row)
  }

  const unreadFrom = firstUnread && firstOfOthers(messages, firstUnread.number, viewerId)

  messages.forEach((message, index) => {
    const previous = messages[index - 1]
    const next = messages[index + 1]
    const newDay = !previous || dayOf(previous.sentAt) !== dayOf(message.sentAt)
    const unreadHere = unreadFrom === message.number
    kept({
      key: message.id,
      message,
      unsent: null,
      startsRun: newDay || unreadHere || !together(previous, message),
      endsRun: next
        ? dayOf(next.sentAt) !== dayOf(message.sentAt) ||
          unreadFrom === next.number ||
          !together(message, next)
        : message.authorId !== viewerId || unsent.length === 0,
      day: newDay ? dayWords(message.sentAt, now) : null,
      unreadLine: unreadHere && firstUnread ? unreadWords(firstUnread.count) : null,
    })
  })

  unsent.forEach((item, index) => {
    const last = messages.at(-1)
    kept({
      key: item.id,
      message: null,
      unsent: item,
      startsRun: index === 0 && last?.authorId !== viewerId,
      endsRun: index === unsent.length - 1,
      day: index === 0 && (!last || dayOf(last.sentAt) !== dayOf(item.at)) ? dayWords(item.at, now) : null,
      unreadLine: null,
    })
  })
  return rows
}

/** What I wrote myself is never unread, though it may stand among what is. */
function firstOfOthers(messages: readonly Message[], from: number, viewerId: string): number | undefined {
  return messages.find(({ number, authorId }) => number >= from && authorId !== viewerId)?.number
}

/** “1 unread message”, “12 unread messages”. */
export function unreadWords(count: number): string {
  return count === 1 ? '1 unread message' : `${count} unread messages`
}

/** Today, Yesterday, 21 November 2026. */
export function dayWords(at: string, now: Date): string {
  const words = asDay(new Date(at), now)
  return words === 'Today' || words === 'Yesterday' ? words : asDate(new Date(at))
}

/** The day of each hour that was asked for: days in London begin on the hour. */
const days = new Map<string, string>()

function dayOf(at: string): string {
  const hour = at.slice(0, 13)
  let day = days.get(hour)
  if (day === undefined) {
    day = asDate(new Date(at))
    days.set(hour, day)
  }
  return day
}

function together(earlier: Message | undefined, later: Message): boolean {
  if (!earlier || earlier.authorId !== later.authorId) return false
  return Date.parse(later.sentAt) - Date.parse(earlier.sentAt) < togetherMs
}

function same(a: TimelineRow, b: TimelineRow): boolean {
  return (
    a.message === b.message &&
    a.unsent === b.unsent &&
    a.startsRun === b.startsRun &&
    a.endsRun === b.endsRun &&
    a.day === b.day &&
    a.unreadLine === b.unreadLine
  )
}
