import { createHash } from 'node:crypto'
import { Caller } from '@baton/testkit/callers/caller'
import { throughLossyWay } from '@baton/testkit/callers/lossy-way'
import { throughDoor } from '@baton/testkit/callers/through-door'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { type EmbeddedMedia, openEmbeddedMedia } from './open-embedded-media.ts'

/** The id of whoever is called so: the same one each time. */
export function idOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 12)
  return `01900000-0000-7000-8000-${digits}`
}

export interface Ward {
  readonly media: EmbeddedMedia
  /** Somebody comes into a meeting, by name. */
  enter(name: string, meetingId?: string): Caller
  /** Somebody comes in over a line that loses this share of packets each way. */
  enterBadly(name: string, share: number): Caller
  leave(): Promise<void>
}

/** The real media process, and people who are in its meetings. */
export function openWard(): Ward {
  const media = openEmbeddedMedia(
    { port: 0, host: null, relay: null, relayOnly: false },
    systemClock,
    silentLog,
  )
  const callers: Caller[] = []
  const come = (name: string, meetingId: string, share: number | null) => {
    const participantId = idOf(name)
    const straight = throughDoor(media, { meetingId, participantId })
    const connect =
      share === null ? straight : throughLossyWay(straight, { send: share, receive: share, seed: 7 })
    const caller = new Caller({ participantId, connect })
    callers.push(caller)
    caller.dial()
    return caller
  }
  return {
    media,
    enter: (name, meetingId = 'handover') => come(name, meetingId, null),
    enterBadly: (name, share) => come(name, 'handover', share),
    async leave() {
      for (const caller of callers) caller.close()
      await media.stop()
    },
  }
}
