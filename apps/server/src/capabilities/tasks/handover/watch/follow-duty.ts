import { nextState } from '@baton/domain/tasks/handover/next-state'
import { z } from 'zod'
import type { Clock } from '../../../../platform/clock.ts'
import { inTransaction } from '../../../../platform/database/transaction.ts'
import type { Log } from '../../../../platform/log.ts'
import { type Follower, followOrganisations } from '../../../../platform/streams/follow-organisations.ts'
import { StreamWriter } from '../../../../platform/streams/stream-writer.ts'
import type { TaskParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { goBack } from '../steps/go-back.ts'
import { openHandover } from '../steps/open-handover.ts'
import { readOfferedTo } from '../store/handovers.ts'

const storedPerson = z.object({ personId: z.string() })

/** Follows who goes off duty, so that no handover waits for somebody who has gone (HND5). */
export function followDuty(parts: TaskParts, { clock, log }: { clock: Clock; log: Log }): Follower {
  return followOrganisations({
    database: parts.database,
    clock,
    log,
    name: 'tasks/handover',
    async act({ type, data, organisationId }) {
      if (type !== 'duty.changed' && type !== 'person.changed') return
      await giveBack(parts, { organisationId, personId: storedPerson.parse(data).personId, at: clock.now() })
    },
  })
}

/** Everything offered to somebody who is not on duty goes back to whoever offered it. */
async function giveBack(
  parts: TaskParts,
  { organisationId, personId, at }: { organisationId: string; personId: string; at: Date },
): Promise<void> {
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const ids = await readOfferedTo(transaction, personId)
    if (ids.length === 0) return []
    const streams = new StreamWriter(transaction)
    const who = { organisationId, personId: null, at, commandId: null }
    const deed: Deed = { transaction, streams, ...who, action: 'tasks.giveHandoverBack' }
    for (const id of ids) {
      const opened = await openHandover(deed, parts, id)
      const row = opened?.held.row
      if (opened === undefined || row?.toPersonId !== personId) continue
      if (nextState(row.state, 'give-back') === null) continue
      const duties = await parts.duty.dutiesOf(transaction, [personId])
      if (duties.get(personId)?.state !== 'on') await goBack(deed, parts, opened, 'given-back')
    }
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}
