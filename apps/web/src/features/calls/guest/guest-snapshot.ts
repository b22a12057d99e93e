import type { api, OutputOf } from '@baton/contract'
import type { Failure } from '../../../app/session/ask.ts'
import { whenWords } from '../words/meeting-words.ts'

/** What a guest is shown of the meeting before they ask to come in. */
export interface GuestSnapshot {
  readonly organisation: string
  readonly title: string
  /** “Today 14:00 to 15:00”; “Now” for a meeting without a time. */
  readonly when: string
}

export function guestSnapshot(seen: OutputOf<typeof api.calls.lookAtLink>, now: Date): GuestSnapshot {
  return {
    organisation: seen.organisation,
    title: seen.title ?? 'A call',
    when: whenWords(seen, now),
  }
}

/** Why a guest cannot come in, in words for somebody who has never seen Baton. */
export function guestFailure(failure: Failure): Pick<Failure, 'title' | 'next' | 'code'> {
  switch (failure.code) {
    case 'not-found':
      return {
        code: failure.code,
        title: 'This link does not work.',
        next: 'It has ended, was taken back, or was not copied whole. Ask whoever sent it for a new one.',
      }
    case 'no-longer-possible':
      return {
        code: failure.code,
        title: 'The meeting lets nobody in at the moment.',
        next: 'It is over, was cancelled, or is closed. Ask whoever invited you.',
      }
    case 'no-room':
      return {
        code: failure.code,
        title: 'The meeting is full.',
        next: 'Wait until somebody has left, or telephone whoever invited you.',
      }
    default:
      return failure
  }
}
