/** A rectangle on a picture, in its pixels, whole. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The longer side of a blurred area holds no more blocks than this: neither a face nor a word survives it. */
const mostBlocks = 8
/** A block is never smaller than this, in pixels: a name in small print does not shine through. */
const smallestBlock = 24

/** The side of the blocks that an area is blurred with, in pixels. */
export function blockOf({ width, height }: Area): number {
  return Math.max(smallestBlock, Math.ceil(Math.max(width, height) / mostBlocks))
}

/**
 * Blurs an area for good: every block becomes its mean, and what was in it is in no pixel any more.
 *
 * @param pixels of the whole picture, four bytes each; changed in place
 */
export function pixelate(pixels: Uint8ClampedArray, pictureWidth: number, area: Area): void {
  const block = blockOf(area)
  for (let y = area.y; y < area.y + area.height; y += block) {
    for (let x = area.x; x < area.x + area.width; x += block) {
      level(pixels, pictureWidth, {
        x,
        y,
        width: Math.min(block, area.x + area.width - x),
        height: Math.min(block, area.y + area.height - y),
      })
    }
  }
}

function level(pixels: Uint8ClampedArray, pictureWidth: number, { x, y, width, height }: Area): void {
  const sums = [0, 0, 0]
  const each = (visit: (at: number) => void) => {
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) visit((row * pictureWidth + column) * 4)
    }
  }
  each((at) => {
    for (const part of [0, 1, 2]) sums[part] = (sums[part] ?? 0) + (pixels[at + part] ?? 0)
  })
  const count = width * height
  each((at) => {
    for (const part of [0, 1, 2]) pixels[at + part] = (sums[part] ?? 0) / count
  })
}
