import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { notify } from '../notify.ts'
import type { NotifyParts } from '../parts.ts'
import { findHomeward, type Homeward, saveCarried } from '../store/at-home.ts'
import { insertNotices, withdrawByKeys } from '../store/notices.ts'

const mostAtOnce = 200

/**
 * Tells homes of notices for their people who visit (AFF10). There they are notices like any other, and whether, when
 * and how they are sent is decided anew. A key that follows from the first one has it told once, whichever servers tell
 * it and wherever one stops between telling and writing down that it did.
 */
export async function tellAtHome(parts: NotifyParts): Promise<void> {
  const { database, log } = parts
  let failed = false
  let rows: Homeward[]
  do {
    rows = await findHomeward(database.system, mostAtOnce)
    for (const [homeId, theirs] of Map.groupBy(rows, ({ homeOrganisationId }) => homeOrganisationId)) {
      try {
        await tellOne(parts, homeId, theirs)
        await saveCarried(database.system, theirs)
      } catch (error) {
        // One home's trouble keeps nothing from the others.
        failed = true
        log.warn({ organisationId: homeId, err: error }, 'notices not told at home; tried again')
      }
    }
  } while (rows.length === mostAtOnce && !failed)
}

function tellOne(parts: NotifyParts, organisationId: string, rows: readonly Homeward[]): Promise<void> {
  return inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    const acting = { transaction, streams, organisationId, personId: null, at: parts.clock.now() }
    const told = rows.filter(({ wanted }) => wanted === 'tell')
    await notify(
      parts,
      acting,
      told.map((row) => ({ ...row, key: keyOf(row), personId: row.homePersonId })),
    )
    await withdraw(
      acting,
      rows.filter(({ wanted }) => wanted === 'withdraw'),
    )
  })
}

/** What comes to be withdrawn first is withdrawn before it is told: its key is taken, so that it is never sent. */
async function withdraw(
  { transaction, organisationId, at }: Acting,
  rows: readonly Homeward[],
): Promise<void> {
  if (rows.length === 0) return
  const withdrawn = rows.map(({ homePersonId, about, urgency, heading, throughRole, ...row }) => ({
    id: uuidv7(),
    key: keyOf(row),
    personId: homePersonId,
    about,
    urgency,
    heading,
    throughRole,
    state: 'withdrawn' as const,
    overrideId: null,
    raisedAt: at,
  }))
  await insertNotices(transaction, organisationId, withdrawn)
  withdrawByKeys(transaction, rows.map(keyOf), at)
}

function keyOf({ organisationId, key }: Pick<Homeward, 'organisationId' | 'key'>): string {
  return `visit:${organisationId}:${key}`
}
