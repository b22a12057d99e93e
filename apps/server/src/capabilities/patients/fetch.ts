import type { OperationName } from '@baton/contract'
import { may } from '@baton/domain'
import { type Answer, answer, refuse } from '../../platform/operations/answer.ts'
import type { Change } from '../../platform/operations/change.ts'
import { relationsTo } from './access/relations-to.ts'
import { followMerge } from './by-ids.ts'
import type { PatientsParts } from './parts.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { openPatients } from './steps/open-patients.ts'
import type { Whole } from './whole.ts'

/** A patient that the viewer may see, opened for a change. */
export interface Fetched {
  readonly deed: Deed
  readonly whole: Whole
  readonly before: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Fetches a patient through the viewer and locks them: fetching is checking (PAT10–PAT15). A merged record stands for
 * its survivor. Whoever is in the organisation is shown by a search, so that they are refused with what to do about it.
 */
export async function fetchThrough(
  change: Change,
  parts: PatientsParts,
  patientId: string,
): Promise<Answer<Fetched>> {
  const { transaction, viewer, at } = change
  const id = await followMerge(transaction, patientId)
  if (id === undefined) return refuse('not-found')
  const deed = deedIn(change)
  const { wholes, before } = await openPatients(deed, parts, [id])
  const whole = wholes.get(id)
  if (whole === undefined) return refuse('not-found')
  if (whole.row.mergedIntoId !== null) return refuse('no-longer-possible')
  const seeing = (await relationsTo(transaction, parts.relating, viewer.personId, [id], at)).get(id)
  const isRelated = seeing !== undefined && seeing.relations.length > 0
  // The operation's name is the contract's own, which every row of the table has.
  if (!isRelated || !may(change.operation as OperationName, ['member'])) return refuse('no-relationship')
  return answer({ deed, whole, before })
}
