import type { Room } from '@baton/contract'
import type { OwnSnapshot } from '../devices/own-media.ts'

export interface ControlsSnapshot {
  readonly microphone: { readonly isOn: boolean; readonly label: string }
  readonly camera: { readonly isOn: boolean; readonly label: string }
  readonly hand: { readonly isOn: boolean; readonly label: string }
  /** Absent where the device cannot share its screen. */
  readonly share: { readonly isOn: boolean; readonly label: string } | null
  readonly people: number
  readonly waiting: number
  readonly unread: number
  /** What only hosts may do; absent for anyone else. */
  readonly host: { readonly isLocked: boolean; readonly mayEnd: boolean } | null
}

/** @param readUntil how many of what was written has been seen */
export function controlsSnapshot({
  room,
  own,
  canShare,
  readUntil,
}: {
  readonly room: Room
  readonly own: OwnSnapshot
  readonly canShare: boolean
  readonly readUntil: number
}): ControlsSnapshot {
  const me = room.participants.find(({ id }) => id === room.me)
  const isHeard = own.microphone.isOn && own.microphone.track !== null
  const isSeen = own.camera.isOn
  const isRaised = me?.handRaisedAt != null
  return {
    microphone: { isOn: isHeard, label: isHeard ? 'Mute' : 'Unmute' },
    camera: { isOn: isSeen, label: isSeen ? 'Stop camera' : 'Start camera' },
    hand: { isOn: isRaised, label: isRaised ? 'Lower hand' : 'Raise hand' },
    share: canShare
      ? { isOn: own.screen !== null, label: own.screen ? 'Stop sharing' : 'Share screen' }
      : null,
    people: room.participants.filter(({ state }) => state === 'present' || state === 'away').length,
    waiting: mayAdmit(room) ? room.participants.filter(({ state }) => state === 'waiting').length : 0,
    unread: room.said.slice(readUntil).filter(({ participantId }) => participantId !== room.me).length,
    host: room.mayHost ? { isLocked: room.meeting.locked, mayEnd: true } : null,
  }
}

/** Any colleague who is in it lets people in; a guest does not (CAL10). */
export function mayAdmit({ me, participants }: Room): boolean {
  return participants.some(({ id, personId }) => id === me && personId !== null)
}
