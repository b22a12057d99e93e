import { inSystemTransaction, inTransaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { DutyParts } from '../parts.ts'
import { readAwaited } from '../store/duties.ts'
import { auditSystem } from '../tell.ts'
import { awaitedOtherwise, levelNextShifts } from './next-shifts.ts'

const everyMs = 60_000

/**
 * When a shift has come and gone without its person signing on, they are awaited at the next one: "off duty until" is
 * kept, so that everybody is told the same, and time alone makes it old (DUT16).
 */
export function watchRota(parts: DutyParts): { stop(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  const stop = parts.clock.setTicker(everyMs, () => {
    underWay = underWay
      .then(() => levelAwaited(parts))
      .catch((error: unknown) => parts.log.error({ err: error }, 'rota not brought level; tried again'))
  })
  return {
    async stop() {
      stop()
      await underWay
    },
  }
}

/** Brings level, in every organisation, until when those are off duty whose next shift has passed. */
export async function levelAwaited(parts: DutyParts): Promise<void> {
  const awaited = await inSystemTransaction(parts.database.system, (transaction) =>
    readAwaited(transaction, parts.clock.now()),
  )
  const byOrganisation = Map.groupBy(awaited, ({ organisationId }) => organisationId)
  for (const [organisationId, theirs] of byOrganisation) {
    await levelOne(
      parts,
      organisationId,
      theirs.map(({ personId }) => personId),
    )
  }
}

async function levelOne(parts: DutyParts, organisationId: string, personIds: string[]): Promise<void> {
  const at = parts.clock.now()
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    // Most are late for a shift that is still under way: nothing changes, and nobody's stream is locked for it.
    const stale = await awaitedOtherwise(transaction, organisationId, personIds, at)
    if (stale.length === 0) return []
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    const acting: Acting = { transaction, streams, organisationId, personId: null, at }
    const changed = await levelNextShifts(
      acting,
      parts.vault,
      stale.map(({ personId }) => personId),
    )
    if (changed.length === 0) return []
    auditSystem(
      acting,
      'duty.levelAwaited',
      changed.map((id) => ({ kind: 'person', id })),
    )
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}
