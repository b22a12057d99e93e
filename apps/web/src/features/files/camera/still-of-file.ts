import { wholeFrame } from './frame.ts'
import type { Still } from './still.ts'

/** Longer side of a photo, in pixels, beyond which phones cannot work on it. */
const longest = 4096

/** A photo that was on this device already, to be cut and blurred like one that was taken; `null` where it cannot be read. */
export async function stillOfFile(file: File): Promise<Still | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  const per = Math.min(1, longest / Math.max(picture.width, picture.height))
  const original = document.createElement('canvas')
  original.width = Math.round(picture.width * per)
  original.height = Math.round(picture.height * per)
  original.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0, original.width, original.height)
  picture.close()
  const takenAt = new Date(file.lastModified)
  return { id: crypto.randomUUID(), original, crop: wholeFrame, blurs: [], shapes: [], takenAt }
}
