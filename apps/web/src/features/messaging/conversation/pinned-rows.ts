import type { Message } from '@baton/contract'
import { asListTime } from '../../../ui/time/format-time.ts'
import { type FindPerson, nameOf } from '../people.ts'

export interface PinnedRow {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly words: string
  readonly when: string
}

/** What is pinned, in words. */
export function pinnedRows(
  pinned: readonly Message[],
  find: FindPerson,
  plain: (body: string) => string,
  now: Date,
): PinnedRow[] {
  return pinned.map(({ id, number, authorId, body, sentAt }) => ({
    id,
    number,
    name: nameOf(find, authorId),
    words: body === null ? 'Message withdrawn' : plain(body),
    when: asListTime(new Date(sentAt), now),
  }))
}
