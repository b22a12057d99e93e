import { type Duty, type Meeting, ringSeconds } from '@baton/contract'

/** How long after its time a call may still ring, in ms: the word that it was missed may be on its way. */
const graceMs = 5_000

export interface RungViewer {
  readonly id: string
  readonly now: Date
  /** `undefined` as long as it is not known. */
  readonly duty: Pick<Duty, 'state'> | undefined
  /** Whether a recorded override names me. */
  readonly isOverridden: boolean
}

/**
 * The calls that ring for me now, the oldest first. Nothing while I am off duty, whatever the server said before I went
 * (CAL5); and nothing for longer than a call rings, so that a device whose line fell does not ring on (CAL2).
 */
export function ringsFor(meetings: readonly Meeting[], viewer: RungViewer): readonly Meeting[] {
  if (viewer.duty?.state === 'off' && !viewer.isOverridden) return []
  return meetings
    .filter((meeting) => isRinging(meeting, viewer))
    .sort((a, b) => askedAt(a, viewer.id).localeCompare(askedAt(b, viewer.id)))
}

function isRinging(meeting: Meeting, { id, now }: RungViewer): boolean {
  if (meeting.endedAt !== null || meeting.cancelledAt !== null) return false
  const mine = meeting.invited.find(({ personId }) => personId === id)
  if (mine?.state !== 'ringing') return false
  return now.getTime() - Date.parse(mine.askedAt) < ringSeconds * 1000 + graceMs
}

function askedAt({ invited }: Meeting, viewerId: string): string {
  return invited.find(({ personId }) => personId === viewerId)?.askedAt ?? ''
}

/** The calls that I missed and have not seen, the newest first (CAL3). */
export function missedBy(meetings: readonly Meeting[], viewerId: string): readonly Meeting[] {
  return meetings
    .filter(({ invited }) =>
      invited.some(
        ({ personId, state, missedSeen }) => personId === viewerId && state === 'missed' && !missedSeen,
      ),
    )
    .sort((a, b) => askedAt(b, viewerId).localeCompare(askedAt(a, viewerId)))
}
