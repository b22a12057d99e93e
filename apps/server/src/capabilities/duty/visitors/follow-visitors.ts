import type { Delivered } from '@baton/contract'
import { z } from 'zod'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { type Follower, followOrganisations } from '../../../platform/streams/follow-organisations.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { visitorsAmong, visitorsHere, visitsOf } from '../../identity/index.ts'
import { readOpenDuties } from '../duty-of.ts'
import type { DutyParts } from '../parts.ts'

const storedPerson = z.object({ personId: z.string() })

/**
 * Follows what changes whether visitors are on duty, at their home or between the two organisations, so that whoever
 * shows it where they visit shows it as it is (AFF10). The answer itself is always home's: this only says that it is
 * another, and saying it twice changes nothing.
 */
export function followVisitors(parts: DutyParts): Follower {
  const { database, clock, log } = parts
  return followOrganisations({
    database,
    clock,
    log,
    name: 'duty/visitors',
    async act({ type, data, organisationId }) {
      if (type === 'affiliations.changed') await tell(parts, organisationId, visitorsHere)
      if (type !== 'duty.changed' && type !== 'person.changed') return
      const { personId } = storedPerson.parse(data)
      for (const visit of await visitsOf(database.system, organisationId, [personId])) {
        await tell(parts, visit.organisationId, async () => [visit.personId])
      }
      if (type === 'duty.changed') return
      // Suspended or reinstated where they visit.
      await tell(parts, organisationId, async (transaction) => [
        ...(await visitorsAmong(transaction, [personId])).keys(),
      ])
    },
  })
}

/** Tells an organisation of the duty of visitors as it is now. Nothing of it is changed here: home has it in its log. */
async function tell(
  { database, vault, clock, publish }: DutyParts,
  organisationId: string,
  whose: (transaction: Transaction) => Promise<readonly string[]>,
): Promise<void> {
  const delivered = await inTransaction(
    database.app,
    organisationId,
    async (transaction): Promise<Delivered[]> => {
      const personIds = await whose(transaction)
      if (personIds.length === 0) return []
      const streams = new StreamWriter(transaction)
      await streams.lock([organisationId])
      const stream = { kind: 'organisation', id: organisationId } as const
      for (const duty of await readOpenDuties(transaction, vault, organisationId, personIds)) {
        streams.append(
          stream,
          { type: 'visitorDuty.changed', data: { duty }, stored: { personId: duty.personId } },
          { organisationId, personId: null, at: clock.now() },
        )
      }
      streams.flush()
      return streams.delivered
    },
  )
  if (delivered.length > 0) publish(organisationId, delivered)
}
