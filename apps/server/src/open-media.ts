import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Log } from './platform/log.ts'
import type { Media } from './platform/media/media.ts'

/** What carries sound and pictures, as the settings choose it; the sentence that says why it cannot. */
export async function openMedia(
  { media }: Pick<Config, 'media'>,
  { clock, log }: { clock: Clock; log: Log },
): Promise<{ ok: true; media: Media } | { ok: false; sentence: string }> {
  // Only what is used is loaded: neither has anything to do in a server that uses the other.
  if (media.kind === 'livekit') {
    const { openLiveKit } = await import('./platform/media/livekit/open-livekit.ts')
    return { ok: true, media: openLiveKit(media, { clock, log }) }
  }
  const { openEmbeddedMedia } = await import('./platform/media/embedded/open-embedded-media.ts')
  return { ok: true, media: openEmbeddedMedia(media, clock, log) }
}
