import type { HoldingChange } from '@baton/domain/duty/board'
import type { Displaced } from '@baton/domain/duty/hold-roles'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { OpenItems } from '../parts.ts'
import { actOf } from '../tell.ts'
import { saveChanges } from './save-changes.ts'

/** Saves that someone took roles. Whom they were taken from are told by whom, and their open items go with the role. */
export async function saveTaken(
  acting: Acting,
  openItems: OpenItems,
  toPersonId: string,
  { changes, displaced }: { changes: readonly HoldingChange[]; displaced: readonly Displaced[] },
): Promise<string[]> {
  const roleIds = await saveChanges(acting, changes)
  for (const { roleId, personId } of displaced) {
    acting.streams.append(
      { kind: 'person', id: personId },
      { type: 'role.displaced', data: { roleId, byPersonId: toPersonId } },
      actOf(acting),
    )
    await openItems.move(acting, { roleId, fromPersonId: personId, toPersonId })
  }
  return roleIds
}
