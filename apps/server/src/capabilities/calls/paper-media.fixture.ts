import type { MediaSignal } from '@baton/contract'
import type { Media, MediaSeat } from '../../platform/media/media.ts'

/** A media server that carries nothing and writes down what it is told: tests of who is there need to see no more. */
export interface PaperMedia extends Media {
  /** What it was told, in order: `silence <participant>`. */
  readonly told: string[]
  /** Says something to the device on a line. */
  say(participantId: string, signal: MediaSignal): void
}

export function paperMedia(): PaperMedia {
  const told: string[] = []
  const lines = new Map<string, (signal: MediaSignal) => void>()
  const note = (what: string, { participantId }: MediaSeat) => {
    told.push(`${what} ${participantId}`)
  }
  return {
    kind: 'embedded',
    told,
    say: (participantId, signal) => lines.get(participantId)?.(signal),
    passFor: async () => ({ kind: 'embedded', iceServers: [], relayOnly: false }),
    openLine(seat, say) {
      note('open', seat)
      lines.set(seat.participantId, say)
      return {
        hear: ({ kind }) => note(`hear ${kind} from`, seat),
        close: () => note('close', seat),
      }
    },
    silence: async (seat) => note('silence', seat),
    unsilence: async (seat) => note('unsilence', seat),
    remove: async (seat) => note('remove', seat),
    end: async (meetingId) => {
      told.push(`end ${meetingId}`)
    },
    figures: async () => ({ connections: 0, packetsForwarded: 0, packetsLost: 0, processor: 0, restarts: 0 }),
    stop: async () => {},
  }
}
