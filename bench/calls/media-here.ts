import { systemClock } from '../../apps/server/src/platform/clock.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import {
  type EmbeddedMedia,
  openEmbeddedMedia,
} from '../../apps/server/src/platform/media/embedded/open-embedded-media.ts'

/** The embedded media server as a server begins it: a process of its own, on a port that is free. */
export function openMediaHere(): EmbeddedMedia {
  const choice = { port: 0, host: null, relay: null, relayOnly: false }
  return openEmbeddedMedia(choice, systemClock, silentLog)
}
