import { createHash } from 'node:crypto'
import { Caller } from '@baton/testkit/callers/caller'
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
  leave(): Promise<void>
}

/** The real media process, and people who are in its meetings. */
export function openWard(): Ward {
  const media = openEmbeddedMedia({ port: 0, host: null, relay: null, relayOnly: false }, systemClock, silentLog)
  const callers: Caller[] = []
  return {
    media,
    enter(name, meetingId = 'handover') {
      const participantId = idOf(name)
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
