import type { RefusalCode } from '@baton/contract'
import { isAwayDuring } from '@baton/domain/duty/rota'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import { activeAmong, placesByIds } from '../../identity/index.ts'
import { readAbsencesAhead } from '../store/absences.ts'
import { readRoles } from '../store/roles.ts'
import { isOnRota, type ShiftRow } from '../store/shifts.ts'

/** The longest shift: somebody is on call for a month at most. */
const longestMs = 31 * 24 * 60 * 60_000

/** The two ends of a shift or an absence as moments; refused when it ends before it begins. */
export function stretchOf(
  input: { from: string; until: string },
  longest?: number,
): Answer<{ from: Date; until: Date }> {
  const [from, until] = [new Date(input.from), new Date(input.until)]
  if (until <= from) return refuse('bad-input', [{ path: 'until', problem: 'is not after its beginning' }])
  if (longest !== undefined && until.getTime() - from.getTime() > longest) {
    return refuse('bad-input', [{ path: 'until', problem: 'is too long after its beginning' }])
  }
  return answer({ from, until })
}

/** The ends of a shift. */
export function shiftStretchOf(input: { from: string; until: string }): Answer<{ from: Date; until: Date }> {
  return stretchOf(input, longestMs)
}

/** Why a shift cannot stand on the rota, or `null` (DUT15). */
export async function problemOfShift(transaction: Transaction, shift: ShiftRow): Promise<RefusalCode | null> {
  const { personId, roleId, placeId } = shift
  if (!(await activeAmong(transaction, [personId])).has(personId)) return 'not-found'
  if (roleId !== null && (await readRoles(transaction, [roleId]))[0]?.state !== 'active') return 'not-found'
  if (placeId !== null && (await placesByIds(transaction, [placeId])).length === 0) return 'not-found'
  const absences = await readAbsencesAhead(transaction, [personId], shift.from)
  if (isAwayDuring(personId, shift, absences)) return 'on-leave'
  return (await isOnRota(transaction, shift)) ? 'already-exists' : null
}
