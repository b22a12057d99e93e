import { picturesPerSecond } from './blur-words.ts'

/** What is painted on a canvas, as a track that can be sent. */
export interface PictureOut {
  readonly track: MediaStreamTrack
  /** A picture stands on the canvas. */
  painted(): void
}

interface Generator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>
}

type MakeGenerator = new (of: { kind: 'video' }) => Generator

/**
 * Where browsers let a page make a track of single pictures, it goes on while another window is in front; a captured
 * canvas, which is what the others have, then stands still.
 */
export function openPictureOut(canvas: HTMLCanvasElement): PictureOut {
  const make = 'MediaStreamTrackGenerator' in window ? window.MediaStreamTrackGenerator : undefined
  if (!isGenerator(make)) return capture(canvas)
  const track = new make({ kind: 'video' })
  const writer = track.writable.getWriter()
  return {
    track,
    painted() {
      const frame = new VideoFrame(canvas, { timestamp: performance.now() * 1000 })
      // Refused once the track has ended, which whoever paints finds out by the track.
      writer.write(frame).catch(() => frame.close())
    },
  }
}

function capture(canvas: HTMLCanvasElement): PictureOut {
  const [track] = canvas.captureStream(picturesPerSecond).getVideoTracks()
  if (!track) throw new Error('a canvas without a picture')
  return { track, painted() {} }
}

function isGenerator(value: unknown): value is MakeGenerator {
  return typeof value === 'function'
}
