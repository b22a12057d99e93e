import type { RungTarget } from '@baton/contract'
import type { Change } from '../../platform/operations/change.ts'
import type { EscalationParts } from './parts.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { type Opened, openStep } from './steps/open-step.ts'
import { readHearers } from './store/pages.ts'

/** An escalation that the viewer may see, opened for a change. */
export interface Fetched extends Opened {
  readonly deed: Deed
}

/** Fetches an escalation through the viewer and locks it: fetching is checking (ESC21). */
export async function fetchThrough(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
  { climbs = false, to }: { climbs?: boolean; to?: RungTarget } = {},
): Promise<Fetched | undefined> {
  const hearers = await readHearers(change.transaction, escalationId)
  if (!hearers.includes(change.viewer.personId)) return undefined
  const deed = deedIn(change)
  const opened = await openStep(deed, parts, escalationId, { climbs, to, more: [change.viewer.personId] })
  return opened === undefined ? undefined : { ...opened, deed }
}
