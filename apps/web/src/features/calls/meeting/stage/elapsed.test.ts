import { expect, test } from 'vitest'
import { elapsed } from './elapsed.ts'

test('how long one has been in a meeting, as a clock shows it', () => {
  expect(elapsed(-5)).toBe('0:00')
  expect(elapsed(65_400)).toBe('1:05')
  expect(elapsed(3_600_000 + 245_000)).toBe('1:04:05')
})
