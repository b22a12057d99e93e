import { paperFile } from '@baton/testkit/paper-file'
import { expect, test } from 'vitest'
import { shortWordsOf, wholeWordsOf } from './words-of-message.ts'

const photo = paperFile({ id: 'photo', addedBy: 'amina', name: 'left heel.png' })
const guideline = paperFile({ id: 'guideline', addedBy: 'amina', name: 'After a fall.pdf', kind: 'pdf' })
const plain = (body: string) => body.replaceAll('*', '')

test('FIL64: outside of Baton a message says its words, and under them what each file is and how it is called', () => {
  expect(wholeWordsOf({ body: 'Her *heel*', files: [photo, guideline] }, plain)).toBe(
    'Her heel\n[Photo: left heel.png]\n[PDF: After a fall.pdf]',
  )
  expect(wholeWordsOf({ body: '', files: [photo] }, plain)).toBe('[Photo: left heel.png]')
  expect(wholeWordsOf({ body: 'Her heel', files: [] }, plain)).toBe('Her heel')
  expect(wholeWordsOf({ body: null, files: [] }, plain)).toBe('')
})

test('FIL64: what is there no more is said so, also where its name went with it', () => {
  const removed = { ...photo, state: 'removed' as const, name: '' }
  expect(wholeWordsOf({ body: '', files: [removed] }, plain)).toBe('[Photo, removed]')
})

test('MSG39: in a few words a message of files alone says what they are', () => {
  expect(shortWordsOf({ body: '', files: [photo, photo] }, plain)).toBe('2 photos')
  expect(shortWordsOf({ body: 'Her *heel*', files: [photo] }, plain)).toBe('Her heel')
  expect(shortWordsOf({ body: null, files: [] }, plain)).toBe('')
})
