import { nextShiftOf } from '@baton/domain/duty/rota'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import { neverOnDuty } from '../duty-of.ts'
import { readAbsencesAhead } from '../store/absences.ts'
import { type DutyRow, readDuties, saveDuty } from '../store/duties.ts'
import { readShiftsAhead } from '../store/shifts.ts'
import { tellDuties } from '../tell.ts'

/** When each of these people's next shift begins; who has none has no entry (DUT16). */
export async function nextShiftsOf(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, Date>> {
  const [shifts, absences] = await Promise.all([
    readShiftsAhead(transaction, personIds, at),
    readAbsencesAhead(transaction, personIds, at),
  ])
  const own = Map.groupBy(shifts, ({ personId }) => personId)
  const next = new Map<string, Date>()
  for (const [personId, theirs] of own) {
    const first = nextShiftOf(theirs, absences, at)
    if (first !== null) next.set(personId, first)
  }
  return next
}

/** Of these people, those who are off duty and whose next shift is another than is written down, as they should be. */
export async function awaitedOtherwise(
  transaction: Transaction,
  organisationId: string,
  personIds: readonly string[],
  at: Date,
): Promise<DutyRow[]> {
  const [rows, next] = await Promise.all([
    readDuties(transaction, personIds),
    nextShiftsOf(transaction, personIds, at),
  ])
  const known = new Map(rows.map((row) => [row.personId, row]))
  return personIds.flatMap((personId) => {
    const row = known.get(personId) ?? neverOnDuty(organisationId, personId)
    const until = next.get(personId) ?? null
    return row.state === 'on' || row.until?.getTime() === until?.getTime() ? [] : [{ ...row, until }]
  })
}

/**
 * Brings level until when these people are off duty, and tells of those for whom it changed. The organisation's stream
 * is locked by the caller.
 *
 * @returns whose it was
 */
export async function levelNextShifts(
  acting: Acting,
  vault: Vault,
  personIds: readonly string[],
): Promise<string[]> {
  const { transaction, organisationId, at } = acting
  const wanted = [...new Set(personIds)].sort()
  const rows = await awaitedOtherwise(transaction, organisationId, wanted, at)
  for (const row of rows) saveDuty(transaction, row)
  const changed = rows.map(({ personId }) => personId)
  if (changed.length > 0) await tellDuties(acting, vault, changed)
  return changed
}
