import type { Handover, OperationName } from '@baton/contract'
import { nextState } from '@baton/domain/tasks/handover/next-state'
import { type Answer, answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Change } from '../../../../platform/operations/change.ts'
import type { TaskParts } from '../../parts.ts'
import { fetchThrough } from '../fetch.ts'
import type { HeldHandover } from '../held.ts'
import { arrange, lookAtWard } from '../steps/follow.ts'
import { tell } from '../steps/tell.ts'

/** What is being written: the handover it makes of the one that is there, or `null` where what it is about is not. */
export interface Writing {
  readonly name: OperationName
  readonly handoverId: string
  readonly write: (held: HeldHandover) => HeldHandover | null
}

/** Writes something into a handover that is being prepared, and brings it level with the ward. */
export async function write(
  change: Change,
  parts: TaskParts,
  { name, handoverId, write }: Writing,
): Promise<Answer<{ handover: Handover }>> {
  const fetched = await fetchThrough(change, parts, { name, handoverId })
  if (fetched === undefined) return refuse('not-found')
  if (nextState(fetched.held.row.state, 'write') === null) return refuse('no-longer-possible')
  const ward = await lookAtWard(change.transaction, parts, fetched.held)
  const written = write(arrange(ward, fetched.held))
  if (written === null) return refuse('not-found')
  return answer({ handover: await tell(fetched.deed, parts, fetched, arrange(ward, written)) })
}
