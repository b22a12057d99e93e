import { expect, it } from 'vitest'
import { photoName } from './photo-name.ts'

it('a photo is named by when it was taken, and by nothing of whom it shows', () => {
  expect(photoName(new Date('2026-11-26T14:05:09Z'))).toBe('Photo 26 Nov 2026 14.05.09.jpg')
})
