import type { DeviceSignal, MediaSignal } from '@baton/contract'
import type { Signals } from './caller.ts'

/** As the media door of a server has it, without knowing the server. */
export interface Door {
  openLine(
    seat: { readonly meetingId: string; readonly participantId: string },
    say: (signal: MediaSignal) => void,
  ): { hear(signal: DeviceSignal): void; close(): void }
}

/** A caller's line straight to the media door, without a room. */
export function throughDoor(
  door: Door,
  seat: { readonly meetingId: string; readonly participantId: string },
): (hear: (signal: MediaSignal) => void) => Signals {
  return (hear) => {
    const line = door.openLine(seat, hear)
    return { say: (signal) => line.hear(signal), close: () => line.close() }
  }
}
