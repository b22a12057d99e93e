import type { Meeting } from '@baton/contract'
import type { Change } from '../../../platform/operations/change.ts'
import type { CallParts } from '../parts.ts'
import { presentWholes, type Whole } from '../whole.ts'

/** A meeting as it stands, where nothing that is told of it changed. */
export async function presentAgain(
  { transaction }: Pick<Change, 'transaction'>,
  { vault, files }: Pick<CallParts, 'vault' | 'files'>,
  whole: Whole,
): Promise<Meeting> {
  const [meeting] = await presentWholes({ transaction, vault, files }, [whole])
  if (meeting === undefined) throw new Error(`meeting ${whole.row.id} was not presented`)
  return meeting
}
