import { expect, test } from 'vitest'
import { asLevel } from './level.ts'

test('the bar of the microphone is empty in silence, half full in quiet speech and full when loud', () => {
  expect(asLevel(0)).toBe(0)
  expect(asLevel(0.0005)).toBe(0)
  expect(asLevel(0.02)).toBeCloseTo(0.52, 1)
  expect(asLevel(0.5)).toBe(1)
})
