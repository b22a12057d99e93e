import { Caller } from '@baton/testkit/callers/caller'
import { throughDoor } from '@baton/testkit/callers/through-door'
import { systemClock } from '../../clock.ts'
import { silentLog } from '../../log.ts'
import { type EmbeddedMedia, openEmbeddedMedia } from './open-embedded-media.ts'

export interface Ward {
  readonly media: EmbeddedMedia
  /** Somebody comes into a meeting. */
  enter(participantId: string, meetingId?: string): Caller
  leave(): Promise<void>
}

/** The real media process, and people who are in its meetings. */
export function openWard(): Ward {
  const media = openEmbeddedMedia({ port: 0, host: null, relay: null, relayOnly: false }, systemClock, silentLog)
  const callers: Caller[] = []
  return {
    media,
    enter(participantId, meetingId = 'handover') {
      const caller = new Caller({ participantId, connect: throughDoor(media, { meetingId, participantId }) })
      callers.push(caller)
      caller.dial()
      return caller
    },
    async leave() {
      for (const caller of callers) caller.close()
      await media.stop()
    },
  }
}
