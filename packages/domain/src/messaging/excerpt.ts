import type { FileKind } from '@baton/contract'
import { filesInWords } from './files-in-words.ts'

/** Longest excerpt, in characters. */
const longest = 120

/**
 * The first words of a message, for showing which one is quoted: on one line, cut between words; of files alone, what
 * they are.
 *
 * @param body the message's words as they are now; `null` once withdrawn
 * @param files those of the message
 */
export function excerptOf(body: string | null, files: readonly { readonly kind: FileKind }[]): string | null {
  if (body === null) return null
  if (body === '') return filesInWords(files)
  const line = body.replaceAll(/\s+/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= longest) return line
  const cut = characters.slice(0, longest).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut}…`
}
