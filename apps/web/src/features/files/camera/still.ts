import type { DrawnShape } from '@baton/contract'
import { areaOf, type Frame, wholeFrame } from './frame.ts'
import { pixelate } from './pixelate.ts'

/** A photo that was taken and is being worked on. It is in this page's memory and nowhere else. */
export interface Still {
  readonly id: string
  readonly original: HTMLCanvasElement
  /** What is kept of it. */
  readonly crop: Frame
  /** What is made unrecognisable, in shares of the original. */
  readonly blurs: readonly Frame[]
  /** In shares of what is kept. */
  readonly shapes: readonly DrawnShape[]
  readonly takenAt: Date
}

/** The picture that a camera shows at this moment. */
export function takeStill(video: HTMLVideoElement): Still {
  const original = canvasOf(video.videoWidth, video.videoHeight)
  contextOf(original).drawImage(video, 0, 0)
  return {
    id: crypto.randomUUID(),
    original,
    crop: wholeFrame,
    blurs: [],
    shapes: [],
    takenAt: new Date(),
  }
}

/** What is kept of a photo, cut and blurred for good. */
export function rendered({
  original,
  crop,
  blurs,
}: Pick<Still, 'original' | 'crop' | 'blurs'>): HTMLCanvasElement {
  const { x, y, width, height } = areaOf(crop, original.width, original.height)
  const kept = canvasOf(width, height)
  const context = contextOf(kept)
  context.drawImage(original, x, y, width, height, 0, 0, width, height)
  for (const blur of blurs) {
    const marked = within(areaOf(blur, original.width, original.height), { x, y, width, height })
    if (marked.width <= 0 || marked.height <= 0) continue
    const pixels = context.getImageData(marked.x, marked.y, marked.width, marked.height)
    pixelate(pixels.data, marked.width, { x: 0, y: 0, width: marked.width, height: marked.height })
    context.putImageData(pixels, marked.x, marked.y)
  }
  return kept
}

/** A JPEG of what is kept, without anything but the picture. */
export function asJpeg(canvas: HTMLCanvasElement, name: string): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob
          ? resolve(new File([blob], name, { type: 'image/jpeg' }))
          : reject(new Error('the canvas gave no picture')),
      'image/jpeg',
      0.92,
    )
  })
}

/** The part of an area within another, from the other's own corner. */
function within(
  area: ReturnType<typeof areaOf>,
  outer: ReturnType<typeof areaOf>,
): ReturnType<typeof areaOf> {
  const left = Math.max(area.x, outer.x)
  const top = Math.max(area.y, outer.y)
  return {
    x: left - outer.x,
    y: top - outer.y,
    width: Math.min(area.x + area.width, outer.x + outer.width) - left,
    height: Math.min(area.y + area.height, outer.y + outer.height) - top,
  }
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('this browser draws no pictures')
  return context
}
