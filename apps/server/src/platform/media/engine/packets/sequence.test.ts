import { expect, test } from 'vitest'
import { timestampsBetween, unwrap, wrap } from './sequence.ts'

test('numbers go on past the end of their sixteen bits, and late ones find their place', () => {
  expect(unwrap(0, 0xffff)).toBe(0x10000)
  expect(unwrap(0xffff, 0x10000)).toBe(0xffff)
  expect(unwrap(5, 0x30003)).toBe(0x30005)
  expect(wrap(0x30005)).toBe(5)
})

test('media time goes on past the end of its thirty-two bits', () => {
  expect(timestampsBetween(0xfffffff0, 0x10)).toBe(0x20)
  expect(timestampsBetween(0x10, 0xfffffff0)).toBe(-0x20)
})
