import type { Duty } from '@baton/contract'
import type { HoldingChange } from '@baton/domain/duty/board'
import type { FellBack } from '@baton/domain/duty/hold-roles'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { DutyParts } from '../parts.ts'
import { nextShiftsOf } from '../rota/next-shifts.ts'
import { endStretch, readDuties, saveDuty } from '../store/duties.ts'
import { tellDuty, tellRoles } from '../tell.ts'
import { declineOffersTo, saveChanges } from './save-changes.ts'

/**
 * Saves that someone goes off duty and left their roles. What was open in a role that fell to others, and was not
 * accepted by the one who goes, goes with it.
 */
export async function goOff(
  acting: Acting,
  { vault, openItems }: Pick<DutyParts, 'vault' | 'openItems'>,
  personId: string,
  left: { changes: readonly HoldingChange[]; fellBack: readonly FellBack[] },
): Promise<Duty> {
  const { transaction, at } = acting
  const roleIds = await saveChanges(acting, left.changes)
  await declineOffersTo(acting, personId)
  await moveWithRoles(acting, openItems, personId, left.fellBack)
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

/** Moves what is open in roles from someone who left them to whoever they fell to. */
export async function moveWithRoles(
  acting: Acting,
  openItems: DutyParts['openItems'],
  fromPersonId: string,
  fellBack: readonly FellBack[],
): Promise<void> {
  for (const { roleId, personIds } of fellBack) {
    const [toPersonId] = personIds
    if (toPersonId !== undefined) await openItems.move(acting, { roleId, fromPersonId, toPersonId })
  }
}
