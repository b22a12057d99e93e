import { suspend } from '@baton/domain/duty/hold-roles'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { activeWithVisitors } from '../../identity/index.ts'
import { goOff } from '../holding/go-off.ts'
import { lockBoard } from '../holding/load-board.ts'
import type { DutyParts } from '../parts.ts'
import { auditSystem } from '../tell.ts'

/**
 * Takes roles and duty from someone who was suspended: the system's own act, which nothing refuses (DUT12). What they
 * had accepted moves with the roles that it came through. For anyone who may still work, and done again, it changes
 * nothing.
 */
export async function loseDuty(
  parts: DutyParts,
  { organisationId, personId }: { organisationId: string; personId: string },
): Promise<void> {
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    if ((await activeWithVisitors(transaction, [personId])).has(personId)) return []
    const streams = new StreamWriter(transaction)
    const at = parts.clock.now()
    const acting: Acting = { transaction, streams, organisationId, personId: null, at }
    const board = await lockBoard(acting, { personIds: [personId], roleIds: [] })
    if (!board.onDuty.has(personId)) return []
    const left = suspend(board, { personId, at })
    if (!left.ok) throw new Error('nothing refuses that the suspended go off duty')
    await goOff(acting, parts, personId, left)
    auditSystem(acting, 'duty.loseDuty', [
      { kind: 'person', id: personId },
      ...left.changes.map(({ roleId: id }) => ({ kind: 'role', id })),
    ])
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}
