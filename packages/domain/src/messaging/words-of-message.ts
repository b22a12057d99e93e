import type { Message, StoredFile } from '@baton/contract'
import { filesInWords } from './files-in-words.ts'

type Said = Pick<Message, 'body' | 'files'>

/**
 * A message in a few words, such as where it is quoted: its words, or of files alone what they are.
 *
 * @param plain markup as plain words
 * @returns nothing once it was withdrawn
 */
export function shortWordsOf({ body, files }: Said, plain: (body: string) => string): string {
  return body === null ? '' : plain(body) || filesInWords(files)
}

/**
 * A message as it stands outside of Baton, copied or on paper, where no file can be opened: its words, and under them
 * what each file is and how it is called (FIL64).
 *
 * @param plain markup as plain words
 * @returns nothing once it was withdrawn
 */
export function wholeWordsOf({ body, files }: Said, plain: (body: string) => string): string {
  if (body === null) return ''
  return [plain(body), ...files.map(fileOutside)].filter((line) => line !== '').join('\n')
}

const gone: Partial<Readonly<Record<StoredFile['state'], string>>> = {
  refused: 'refused',
  damaged: 'damaged',
  removed: 'removed',
}

function fileOutside(file: StoredFile): string {
  const state = gone[file.state]
  const what = [filesInWords([file]), file.name].filter((part) => part !== '').join(': ')
  return `[${what}${state === undefined ? '' : `, ${state}`}]`
}
