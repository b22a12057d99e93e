import type { Consent, FileKind } from '@baton/contract'

/** So many files of one person may be on their way at once (FIL3). */
export const mostUnderWay = 100

/** What is announced of a file before a byte of it comes. */
export interface Announced {
  readonly kind: FileKind | null
  readonly bytes: number
  /** A patient here, or somebody whom a visitor tells of. */
  readonly showsPatient: boolean
  readonly consent: Consent | null
}

/** How much there is room for. */
export interface Room {
  /** The largest file that is taken, in bytes. */
  readonly largest: number
  /** All the room that the organisation has, and what of it is taken or promised, in bytes. */
  readonly quota: number
  readonly used: number
  /** Files of this person that are on their way. */
  readonly underWay: number
}

/** Why a file is plainly not taken; `null` when its content may come (FIL1–FIL3). */
export function refusalOf(file: Announced, room: Room): 'file-not-taken' | 'too-large' | 'no-room' | null {
  if (file.kind === null) return 'file-not-taken'
  if (file.bytes > room.largest) return 'too-large'
  if (room.underWay >= mostUnderWay || file.bytes > room.quota - room.used) return 'no-room'
  return null
}

/** Whether somebody must say first what a picture of a patient rests on (FIL2). */
export function lacksConsent({ kind, showsPatient, consent }: Announced): boolean {
  return showsPatient && consent === null && (kind === 'image' || kind === 'video')
}
