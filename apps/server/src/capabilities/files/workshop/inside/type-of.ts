import { fileTypeFromBuffer } from 'file-type'
import { looksLikeText } from './read-text.ts'

/** What the detector calls some contents, and what they are called here. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'video/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/mp4': 'video/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'video/matroska': 'video/webm',
  'audio/webm': 'video/webm',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
}

/** What a content is, by its own bytes; whatever is not known may still be text. `null`: nothing that is known. */
export async function typeOf(content: Buffer): Promise<string | null> {
  const detected = await fileTypeFromBuffer(content)
  if (detected !== undefined) return sameAs[detected.mime] ?? detected.mime
  return looksLikeText(content) ? 'text/plain' : null
}
