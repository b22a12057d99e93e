import type { MessagePage } from '@baton/contract'
import type { Own } from '../store/memberships.ts'
import type { MessageRow } from '../store/messages.ts'
import { readAfter, readBefore } from '../store/stretches.ts'
import { presentMessages } from './messages.ts'
import type { Source } from './source.ts'

/** How many messages a page holds when nobody says. */
export const pageSize = 50

/** Messages around a number: those before it, itself and those after it, about a page in all. */
export async function pageAround(source: Source, own: Own, number: number): Promise<MessagePage> {
  const half = pageSize / 2
  const [before, from] = await Promise.all([
    readBefore(source.transaction, own.conversation.id, own.membership.visibleAfter, number, half),
    readAfter(source.transaction, own.conversation.id, floorOf(own, number - 1), endOf(own), half),
  ])
  const missing = half - from.length
  if (missing === 0 || before.length < half) return present(source, own, [...before, ...from])
  // Near the end the page is filled from the other side.
  const earlier = await pageRowsBefore(source, own, before[0]?.number ?? number, missing)
  return present(source, own, [...earlier, ...before, ...from])
}

/** The messages next before a number. */
export async function pageBefore(
  source: Source,
  own: Own,
  number: number,
  limit: number,
): Promise<MessagePage> {
  return present(source, own, await pageRowsBefore(source, own, number, limit))
}

/** The messages next after a number, and before another where one is given. */
export async function pageAfter(
  source: Source,
  own: Own,
  number: number,
  before: number | undefined,
  limit: number,
): Promise<MessagePage> {
  const { id } = own.conversation
  const rows = await readAfter(source.transaction, id, floorOf(own, number), before ?? endOf(own), limit)
  return present(source, own, rows)
}

function pageRowsBefore(source: Source, own: Own, number: number, limit: number): Promise<MessageRow[]> {
  return readBefore(source.transaction, own.conversation.id, own.membership.visibleAfter, number, limit)
}

async function present(source: Source, own: Own, rows: readonly MessageRow[]): Promise<MessagePage> {
  const { visibleAfter } = own.membership
  const { lastNumber } = own.conversation
  const messages = await presentMessages(source, rows, () => visibleAfter)
  const [first, last] = [messages[0]?.number, messages.at(-1)?.number]
  const none = lastNumber <= visibleAfter
  return {
    messages,
    // Numbers are dense: nothing that may be seen stands before the first one that may be.
    reachesStart: first === undefined ? none : first === visibleAfter + 1,
    reachesEnd: last === undefined ? none : last === lastNumber,
  }
}

function floorOf(own: Own, number: number): number {
  return Math.max(number, own.membership.visibleAfter)
}

function endOf(own: Own): number {
  return own.conversation.lastNumber + 1
}
