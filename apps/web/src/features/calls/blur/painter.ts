/** The background is shown as so many dots across: letters on a board and faces behind are gone. */
const dots = 20
/** Steps by which the dots become soft shades again. */
const steps = [1, 2, 4, 8]

/** Paints pictures whose background is blurred. */
export interface Painter {
  readonly canvas: HTMLCanvasElement
  /** Without a mask everything is blurred. */
  paint(picture: ImageBitmap, mask: ImageBitmap | null): void
}

export function createPainter(): Painter {
  const canvas = document.createElement('canvas')
  const context = canvasContext(canvas)
  const soft = steps.map(() => canvasContext(document.createElement('canvas')))
  return {
    canvas,
    paint(picture, mask) {
      const { width, height } = picture
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      const blurred = blur(picture)
      context.imageSmoothingQuality = 'high'
      context.globalCompositeOperation = 'copy'
      if (mask === null) {
        context.drawImage(blurred, 0, 0, width, height)
        return
      }
      context.drawImage(mask, 0, 0, width, height)
      context.globalCompositeOperation = 'source-in'
      context.drawImage(picture, 0, 0, width, height)
      context.globalCompositeOperation = 'destination-over'
      context.drawImage(blurred, 0, 0, width, height)
    },
  }

  /** Down to the dots and up again by halves: a filter on the canvas would do it too, but not in every browser. */
  function blur(picture: ImageBitmap): CanvasImageSource {
    let from: CanvasImageSource = picture
    for (const [at, step] of steps.entries()) {
      const onto = soft[at]
      if (!onto) break
      const width = dots * step
      const height = Math.max(1, Math.round((width * picture.height) / picture.width))
      if (onto.canvas.width !== width || onto.canvas.height !== height)
        Object.assign(onto.canvas, { width, height })
      onto.imageSmoothingQuality = 'high'
      onto.globalCompositeOperation = 'copy'
      onto.drawImage(from, 0, 0, width, height)
      from = onto.canvas
    }
    return from
  }
}

function canvasContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  return context
}
