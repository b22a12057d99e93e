import type { Message } from '@baton/contract'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
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
  return pinned.map(({ id, number, authorId, body, files, sentAt }) => ({
    id,
    number,
    name: nameOf(find, authorId),
    words: body === null ? 'Message withdrawn' : shortWordsOf({ body, files }, plain),
    when: asListTime(new Date(sentAt), now),
  }))
}
