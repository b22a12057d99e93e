import { type AskForPerson, type FromBlurWorker, picturesPerSecond } from './blur-words.ts'
import { createPainter } from './painter.ts'
import { openPictureOut } from './picture-out.ts'
import { startBlurWorker } from './start-blur-worker.ts'

/** As wide as the worker needs a picture to be. */
const lookedAt = 256

/**
 * The same picture with what is behind the person blurred, on this device. Fails when it cannot be done; once it goes,
 * it never gives the picture as it is: should the worker fail, everything is blurred from then on. The camera stays the
 * caller's; either track's end is the other's and the worker's.
 */
export async function blurred(camera: MediaStreamTrack): Promise<MediaStreamTrack> {
  const worker = await startBlurWorker()
  const video = await play(camera)
  const painter = createPainter()
  const out = openPictureOut(painter.canvas)
  out.track.contentHint = 'motion'
  /** The picture of which the worker is asked where the person is; the mask that comes belongs to no other. */
  let asked: ImageBitmap | null = null
  let isBusy = false
  let ticker: ReturnType<typeof setInterval> | null = null
  const first = Promise.withResolvers<void>()

  worker.addEventListener('message', ({ data }: MessageEvent<FromBlurWorker>) => {
    if (data.t === 'tick') void tick()
    else if (data.t === 'person') paint(data.mask)
    else if (data.t === 'failed') blurEverything()
  })
  worker.addEventListener('error', blurEverything)
  camera.addEventListener('ended', end)
  // So that what is shown first is not an empty canvas.
  await first.promise
  return out.track

  async function tick(): Promise<void> {
    if (out.track.readyState === 'ended' || camera.readyState === 'ended') return end()
    if (isBusy || video.readyState < video.HAVE_CURRENT_DATA) return
    isBusy = true
    try {
      asked = await createImageBitmap(video)
      if (ticker !== null) return paint(null)
      const resizeHeight = Math.max(1, Math.round((lookedAt * asked.height) / asked.width))
      const picture = await createImageBitmap(asked, { resizeWidth: lookedAt, resizeHeight })
      const words: AskForPerson = { picture }
      worker.postMessage(words, [picture])
    } catch {
      // The camera gave no picture just now; the next tick asks again.
      isBusy = false
    }
  }

  function paint(mask: ImageBitmap | null): void {
    if (asked) {
      painter.paint(asked, mask)
      out.painted()
      first.resolve()
    }
    mask?.close()
    asked?.close()
    asked = null
    isBusy = false
  }

  function blurEverything(): void {
    if (ticker !== null) return
    ticker = setInterval(() => void tick(), 1000 / picturesPerSecond)
    paint(null)
  }

  function end(): void {
    worker.terminate()
    if (ticker !== null) clearInterval(ticker)
    camera.removeEventListener('ended', end)
    video.srcObject = null
    first.resolve()
    if (out.track.readyState === 'ended') return
    out.track.stop()
    // A track that is stopped does not say so by itself.
    out.track.dispatchEvent(new Event('ended'))
  }
}

async function play(camera: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([camera])
  await video.play()
  return video
}
