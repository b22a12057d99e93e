import { expect, test } from 'vitest'
import { entry } from '../handover.fixture.ts'
import { acceptWords, lacksReason, rejectedOf, rejectionsIn } from './rejections.ts'

const entries = [entry('a'), entry('b')]

test('only who is still in it and has a reason is rejected', () => {
  expect(rejectedOf(entries, { a: ' In theatre ', b: '', gone: 'x' })).toEqual([
    { patientId: 'a', reason: 'In theatre' },
  ])
  expect(lacksReason(entries, { a: 'x', b: ' ' })).toBe(true)
  expect(lacksReason(entries, { a: 'x', gone: '' })).toBe(false)
})

test('the button says how many it takes', () => {
  expect(acceptWords(8, 0)).toBe('Accept all 8 patients')
  expect(acceptWords(8, 1)).toBe('Accept the rest: 7 of 8 patients')
  expect(acceptWords(0, 0)).toBe('Accept')
})

test('what a draft kept comes back, and what is none is nothing', () => {
  expect(rejectionsIn('{"a":"x","b":1}')).toEqual({ a: 'x' })
  expect(rejectionsIn('oh')).toEqual({})
})
