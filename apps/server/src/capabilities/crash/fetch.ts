import type { Change } from '../../platform/operations/change.ts'
import type { CrashParts } from './parts.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { type OpenedCall, openCall } from './steps/open-call.ts'
import { readHearers } from './store/roll.ts'

/** A call that the viewer is told of, opened for a change. */
export interface Fetched extends OpenedCall {
  readonly deed: Deed
}

/** Fetches a call through the viewer and locks it: fetching is checking (CRA12). */
export async function fetchThrough(
  change: Change,
  parts: CrashParts,
  callId: string,
): Promise<Fetched | undefined> {
  const hearers = await readHearers(change.transaction, callId)
  if (!hearers.includes(change.viewer.personId)) return undefined
  const deed = deedIn(change)
  const opened = await openCall(deed, parts, callId)
  return opened === undefined ? undefined : { ...opened, deed }
}
