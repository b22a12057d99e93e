import type { Duty } from '@baton/contract'
import type { Board, HoldingChange } from '@baton/domain/duty/board'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { DutyParts } from '../parts.ts'
import { nextShiftsOf } from '../rota/next-shifts.ts'
import { endStretch, readDuties, saveDuty } from '../store/duties.ts'
import { tellDuty, tellRoles } from '../tell.ts'
import { declineOffersTo, saveChanges } from './save-changes.ts'

/** Saves that someone goes off duty and left their roles; what was open in a role goes to whoever holds it now. */
export async function goOff(
  acting: Acting,
  { vault, openItems }: Pick<DutyParts, 'vault' | 'openItems'>,
  personId: string,
  left: { changes: readonly HoldingChange[]; board: Board },
): Promise<Duty> {
  const { transaction, at } = acting
  const roleIds = await saveChanges(acting, left.changes)
  await declineOffersTo(acting, personId)
  for (const roleId of roleIds) {
    const [toPersonId] = left.board.roles.get(roleId)?.holderIds ?? []
    if (toPersonId !== undefined) await openItems.move(acting, { roleId, fromPersonId: personId, toPersonId })
  }
  const [was] = await readDuties(transaction, [personId])
  if (was === undefined) throw new Error('who goes off duty was on it')
  const next = await nextShiftsOf(transaction, [personId], at)
  const until = next.get(personId) ?? null
  const nowhere = { placeId: null, telephone: null, focusUntil: null, focusWords: null }
  saveDuty(transaction, { ...was, ...nowhere, state: 'off', from: 'site', since: at, until })
  endStretch(transaction, personId, at)
  await tellRoles(acting, roleIds)
  return tellDuty(acting, vault, personId)
}
