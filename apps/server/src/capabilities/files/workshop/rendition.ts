import type { FileKind } from '@baton/contract'
import { z } from 'zod'
import type { MadeName } from './wire.ts'

/** What was made for looking at a file, once it was found to be what it is said to be. */
export interface Rendition {
  readonly name: MadeName
  readonly mediaType: string
  readonly content: Buffer
}

const words = z.array(z.string())

/**
 * What comes out of the workshop is foreign: it may have been taken over by what it opened. A rendition has one of few
 * types, and its bytes are seen to be of that type; `null` when they are not (FIL28).
 */
export function asRendition(kind: FileKind, name: MadeName, content: Buffer): Rendition | null {
  const mediaType =
    name === 'words' || (name === 'whole' && kind === 'text') ? textType(name, content) : pictureType(content)
  return mediaType === null ? null : { name, mediaType, content }
}

function pictureType(content: Buffer): string | null {
  if (content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  const isWebp =
    content.subarray(0, 4).equals(Buffer.from('RIFF')) && content.subarray(8, 12).equals(Buffer.from('WEBP'))
  return isWebp ? 'image/webp' : null
}

function textType(name: MadeName, content: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    if (name === 'whole') return 'text/plain; charset=utf-8'
    words.parse(JSON.parse(text))
    return 'application/json'
  } catch {
    return null
  }
}
