import type { OperationName } from '@baton/contract'
import { may } from '@baton/domain'
import type { Change } from '../../../platform/operations/change.ts'
import type { TaskParts } from '../parts.ts'
import { type Deed, deedIn } from '../steps/deed.ts'
import { type OpenedHandover, openHandover } from './steps/open-handover.ts'

/** A handover that the viewer may change, opened for it. */
export interface FetchedHandover extends OpenedHandover {
  readonly deed: Deed
}

/** Fetches a handover through the viewer and locks it: fetching is checking (HND10). */
export async function fetchThrough(
  change: Change,
  parts: TaskParts,
  { name, handoverId, more }: { name: OperationName; handoverId: string; more?: readonly string[] },
): Promise<FetchedHandover | undefined> {
  const deed = deedIn(change)
  const opened = await openHandover(deed, parts, handoverId, more)
  return opened === undefined || !may(name, opened.relationships) ? undefined : { ...opened, deed }
}
