import type { CallParts } from '../parts.ts'
import type { Deed } from './deed.ts'

/**
 * Once this is committed, the media of somebody who is in the meeting no more stops, or everybody's: also where their
 * device has lost its line into the room and not the one to the media server. Nobody listens unseen (CAL15).
 */
export function stopMedia(
  deed: Pick<Deed, 'afterCommit'>,
  { media, log }: Pick<CallParts, 'media' | 'log'>,
  { meetingId, participantId }: { readonly meetingId: string; readonly participantId: string | null },
): void {
  deed.afterCommit?.(() => {
    const stopped = participantId === null ? media.end(meetingId) : media.remove({ meetingId, participantId })
    stopped.catch((error: unknown) => log.warn({ meetingId, err: error }, 'media did not stop'))
  })
}
