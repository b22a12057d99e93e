import type { OperationName } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import type { Change } from '../../platform/operations/change.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { openMeeting } from './steps/open-meeting.ts'
import type { ParticipantRow } from './store/participants.ts'
import { isInside, type Whole } from './whole.ts'

/** A meeting that the viewer may do this to, opened for a change. */
export interface Fetched {
  readonly deed: Deed
  readonly whole: Whole
}

/**
 * Fetches a meeting through the viewer and locks it: fetching is checking (CAL25).
 *
 * @param more people who will be told besides
 */
export async function fetchThrough(
  change: Change,
  meetingId: string,
  more: readonly string[] = [],
): Promise<Fetched | undefined> {
  const deed = deedIn(change)
  const whole = await openMeeting(deed, meetingId, [change.viewer.personId, ...more])
  if (whole === undefined) return undefined
  // The operation that a handler belongs to has a row in the table, or nothing would compile.
  const operation = change.operation as OperationName
  return may(operation, relationshipsTo(whole, change.viewer.personId)) ? { deed, whole } : undefined
}

/** What somebody is to a meeting; nothing for whom it is not there. */
export function relationshipsTo(
  { row, invited, hostIds, participants }: Whole,
  personId: string,
): Relationship[] {
  const found: Relationship[] = []
  if (row.organiserId === personId) found.push('author')
  if (invited.some((one) => one.personId === personId)) found.push('paged')
  if (hostIds.includes(personId)) found.push('holder')
  if (participants.some((one) => one.personId === personId && isInside(one))) found.push('member')
  return found
}

/** Somebody of a meeting. */
export function participantOf({ participants }: Whole, participantId: string): ParticipantRow | undefined {
  return participants.find(({ id }) => id === participantId)
}

/** Whether nobody comes in any more. */
export function isClosed({ row }: Whole): boolean {
  return row.endedAt !== null || row.cancelledAt !== null
}
