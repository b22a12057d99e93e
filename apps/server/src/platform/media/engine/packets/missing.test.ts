import { expect, test } from 'vitest'
import { Missing } from './missing.ts'

test('what has not come is asked for, after a moment in which it may only be late', () => {
  const missing = new Missing()
  missing.arrived(100, 0)
  missing.arrived(103, 0)
  expect(missing.due(5, 50)).toEqual([])
  expect(missing.due(12, 50)).toEqual([101, 102])
})

test('it is asked for again once an answer could have come, and no more when it came', () => {
  const missing = new Missing()
  missing.arrived(100, 0)
  missing.arrived(102, 0)
  expect(missing.due(12, 50)).toEqual([101])
  expect(missing.due(40, 50)).toEqual([])
  expect(missing.due(75, 50)).toEqual([101])
  expect(missing.arrived(101, 80)).toBe(true)
  expect(missing.due(200, 50)).toEqual([])
  expect(missing.takeHopeless()).toBe(false)
  expect(missing.noted).toBe(1)
})

test('what does not come for a second is given up, and said once', () => {
  const missing = new Missing()
  missing.arrived(100, 0)
  missing.arrived(102, 0)
  expect(missing.due(1_100, 50)).toEqual([])
  expect(missing.takeHopeless()).toBe(true)
  expect(missing.takeHopeless()).toBe(false)
  expect(missing.count).toBe(0)
})

test('a jump over thousands costs nothing: it is hopeless at once', () => {
  const missing = new Missing()
  missing.arrived(100, 0)
  missing.arrived(30_000, 0)
  expect(missing.count).toBe(0)
  expect(missing.takeHopeless()).toBe(true)
})

test('packets that come in another order than they were sent are no loss', () => {
  const missing = new Missing()
  for (const number of [100, 102, 101, 104, 103]) missing.arrived(number, 0)
  expect(missing.due(50, 10)).toEqual([])
})
