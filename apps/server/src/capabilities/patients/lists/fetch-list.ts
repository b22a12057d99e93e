import type { OperationName } from '@baton/contract'
import { may } from '@baton/domain'
import type { Change } from '../../../platform/operations/change.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import type { PatientsParts } from '../parts.ts'
import { type Deed, deedIn } from '../steps/deed.ts'
import { lockList, saveList } from '../store/lists.ts'
import { lockPatients } from '../store/patients.ts'
import { listScope } from '../words.ts'
import { relationshipsTo, type WholeList, wholeLists } from './whole-list.ts'

/** A list that the viewer may change, locked with those who are on it. */
export interface FetchedList {
  readonly deed: Deed
  readonly list: WholeList
}

/**
 * Fetches a list through the viewer for a change: fetching is checking (PAT18). Whoever is on it is locked too, so that
 * nothing changes of them while it is told to those who see the list.
 */
export async function fetchListThrough(
  change: Change,
  { vault }: PatientsParts,
  listId: string,
): Promise<FetchedList | undefined> {
  const { transaction, viewer } = change
  const row = await lockList(transaction, listId)
  const [list] = await wholeLists(transaction, row === undefined ? [] : [row])
  if (list === undefined) return undefined
  // The operation's name is the contract's own, which every row of the table has.
  if (!may(change.operation as OperationName, relationshipsTo(list, viewer.personId))) return undefined
  await lockPatients(
    transaction,
    list.entries.map(({ patientId }) => patientId),
  )
  await openScopes(transaction, vault, [{ scope: listScope(list.row) }])
  return { deed: deedIn(change), list }
}

/** Says that a list is another than it was. */
export function saveNextVersion({ transaction }: Change, { row }: WholeList, name = row.name): void {
  saveList(transaction, { ...row, name, version: row.version + 1 })
}
