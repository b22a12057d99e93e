import type { FileKind } from '@baton/contract'
import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { filesInWords } from './files-in-words.ts'

const of = (...kinds: FileKind[]) => kinds.map((kind) => ({ kind }))

test('MSG39: files without words are said by kind and number', () => {
  expect(filesInWords(of('image'))).toBe('Photo')
  expect(filesInWords(of('image', 'image'))).toBe('2 photos')
  expect(filesInWords(of('audio'))).toBe('Voice note')
  expect(filesInWords(of('pdf'))).toBe('PDF')
  expect(filesInWords(of('pdf', 'pdf', 'pdf'))).toBe('3 PDFs')
  expect(filesInWords(of('video'))).toBe('Video')
  expect(filesInWords(of('office'))).toBe('File')
  expect(filesInWords(of('text', 'office'))).toBe('2 files')
  expect(filesInWords(of('image', 'pdf'))).toBe('2 files')
  expect(filesInWords([])).toBe('')
})

test('MSG39: an excerpt says the words where there are some, and the files where there are none', () => {
  expect(excerptOf('The wound today', of('image'))).toBe('The wound today')
  expect(excerptOf('', of('image', 'image'))).toBe('2 photos')
  expect(excerptOf(null, [])).toBeNull()
})
