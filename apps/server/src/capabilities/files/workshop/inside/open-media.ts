import { type IAudioMetadata, parseBuffer } from 'music-metadata'
import { bad, foundOnly, type Opened } from './opened.ts'

/**
 * Looks into sound and film: that it can be played, how long it is, and whether there is a picture. It is played as it
 * came, by the browser, in a container that it was found to be.
 */
export async function openMedia(content: Buffer, type: string): Promise<Opened> {
  const parsed = await parse(content, type)
  if (parsed === null) return bad('broken')
  const { hasAudio, hasVideo, duration, trackInfo } = parsed.format
  // A browser that records does not know how long it will be; everyone else does.
  const isEmpty = duration === 0 || (duration === undefined && type !== 'video/webm')
  if (isEmpty || (!hasAudio && !hasVideo)) return bad('broken')
  const size = trackInfo.find(({ video }) => video !== undefined)?.video
  const durationMs = duration !== undefined && Number.isFinite(duration) ? Math.round(duration * 1000) : null
  return {
    ok: true,
    found: foundOnly(hasVideo ? type : asSound(type), {
      durationMs,
      width: whole(size?.pixelWidth),
      height: whole(size?.pixelHeight),
    }),
    made: [],
  }
}

async function parse(content: Buffer, type: string): Promise<IAudioMetadata | null> {
  try {
    return await parseBuffer(
      content,
      { mimeType: type, size: content.length },
      { duration: true, skipCovers: true },
    )
  } catch {
    return null
  }
}

/** A film without a picture is sound. */
function asSound(type: string): string {
  if (type === 'video/webm') return 'audio/webm'
  return type === 'video/mp4' || type === 'video/quicktime' ? 'audio/mp4' : type
}

function whole(pixels: number | undefined): number | null {
  return pixels !== undefined && pixels >= 1 ? Math.round(pixels) : null
}
