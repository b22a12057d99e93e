import type { FileKind } from '@baton/contract'

/** One of a kind, and several. */
const kinds: Readonly<Record<FileKind, readonly [one: string, many: string]>> = {
  image: ['Photo', 'photos'],
  video: ['Video', 'videos'],
  audio: ['Voice note', 'voice notes'],
  pdf: ['PDF', 'PDFs'],
  text: ['File', 'files'],
  office: ['File', 'files'],
}

/**
 * Files as a line says them where a message has no words: by kind and number, never by name (MSG39).
 *
 * @returns nothing where there are none
 */
export function filesInWords(files: readonly { readonly kind: FileKind }[]): string {
  const [first, ...others] = files
  if (first === undefined) return ''
  const [one, many] = kinds[first.kind]
  if (others.length === 0) return one
  const alike = others.every(({ kind }) => kinds[kind][0] === one)
  return `${files.length} ${alike ? many : 'files'}`
}
