import { asSeenBy } from '@baton/domain/tasks/handover/as-seen-by'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../../platform/realtime/ports.ts'
import type { TaskParts } from '../parts.ts'
import { holdHandovers, presentHandover } from './held.ts'
import { readHandovers } from './store/handovers.ts'
import { readHearers } from './store/hearers.ts'

/** The events of handovers, on people's own streams. */
export const handoverEvents: ReadonlySet<string> = new Set(['handover.changed'])

const stored = z.object({ handoverId: z.string() })

/**
 * What stored events of handovers say now, one for one: the log keeps ids, and each carries the handover as it is today,
 * as far as whoever's stream it is on may read it today (HND10).
 */
export async function hydrateHandovers(
  transaction: Transaction,
  { vault }: Pick<TaskParts, 'vault'>,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).handoverId)
  const distinct = [...new Set(ids)]
  const held = await holdHandovers(transaction, vault, await readHandovers(transaction, distinct))
  const hearers = await readHearers(transaction, distinct)
  const found = new Map(held.map((one) => [one.row.id, presentHandover(one)]))
  return events.map(({ type, streamId }, index) => {
    const handover = found.get(ids[index] ?? '')
    if (handover === undefined) return { type, data: undefined }
    const coordinates = hearers.get(handover.id)?.has(streamId) === true
    return { type, data: { handover: asSeenBy(handover, { personId: streamId, coordinates }) } }
  })
}
