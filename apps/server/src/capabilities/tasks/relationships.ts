import type { Relationship } from '@baton/domain'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { TaskParts } from './parts.ts'
import type { OpenedTask } from './steps/open-tasks.ts'

/** Who looks, and when. */
interface Looking {
  readonly transaction: Transaction
  readonly personId: string
  readonly at: Date
}

/** What somebody is to a task; nothing for whom it is not there (TSK7). */
export async function relationshipsTo(
  { transaction, personId, at }: Looking,
  { patients }: Pick<TaskParts, 'patients'>,
  { held: { row }, concerned }: OpenedTask,
): Promise<Relationship[]> {
  const found: Relationship[] = []
  if (row.requestedBy === personId) found.push('author')
  if (row.ownerId === personId) found.push('holder')
  if (concerned.asked.has(personId)) found.push('paged')
  if (concerned.all.has(personId)) found.push('onlooker')
  if (found.length > 0 || row.aboutId === null) return found
  const related = await patients.relationsTo(transaction, personId, [row.aboutId], at)
  return (related.get(row.aboutId)?.relations.length ?? 0) > 0 ? ['onlooker'] : []
}
