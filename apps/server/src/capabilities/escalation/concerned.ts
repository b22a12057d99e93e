import type { Transaction } from '../../platform/database/transaction.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { readEscalations } from './store/escalations.ts'
import { readHearers, readPages } from './store/pages.ts'

/**
 * Whom one would call back about something urgent: who raised it, and who accepted it, or while nobody has, of whom it
 * is asked now. Whoever is called themselves calls who raised it, not everybody else who was called. `undefined` where
 * it is not the viewer's to see.
 */
export async function concernedWithPage(
  transaction: Transaction,
  { personId }: Pick<Viewer, 'personId'>,
  escalationId: string,
): Promise<{ personId: string; roleId: string | null }[] | undefined> {
  if (!(await readHearers(transaction, escalationId)).includes(personId)) return undefined
  const [row] = await readEscalations(transaction, [escalationId])
  if (row === undefined) return undefined
  const raiser = { personId: row.raisedBy, roleId: null }
  if (row.acceptedBy !== null) {
    const accepted = { personId: row.acceptedBy, roleId: row.acceptedRoleId }
    return [raiser, accepted]
  }
  const pages = await readPages(transaction, [escalationId])
  if (pages.some((page) => page.personId === personId)) return [raiser, { personId, roleId: null }]
  return [raiser, ...pages.map((page) => ({ personId: page.personId, roleId: page.roleId }))]
}
