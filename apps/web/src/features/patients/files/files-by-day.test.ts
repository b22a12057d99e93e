import { expect, it } from 'vitest'
import { photo } from '../../files/hung/hung.fixture.ts'
import { filesByDay } from './files-by-day.ts'

const now = new Date('2026-03-03T09:00:00.000Z')
const [one, other] = [photo({ id: 'one' }), photo({ id: 'other', addedAt: '2026-03-03T08:00:00.000Z' })]

it('files of a patient stand under the day on which they were added, each once', () => {
  expect(filesByDay([other, one, one], now)).toEqual([
    { day: 'Today', files: [other] },
    { day: 'Yesterday', files: [one] },
  ])
})

it('what was removed for good is not shown, and what is damaged is', () => {
  const gone = photo({ id: 'gone', state: 'removed' })
  const damaged = photo({ id: 'damaged', state: 'damaged' })
  expect(filesByDay([gone, damaged], now)).toEqual([{ day: 'Yesterday', files: [damaged] }])
})
