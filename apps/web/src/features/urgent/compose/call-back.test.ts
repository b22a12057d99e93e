import { expect, it } from 'vitest'
import { callBackOf } from './call-back.ts'

it('begins with the number of this shift, otherwise with one’s own', () => {
  expect(callBackOf(['4471', '01271 322577', '2416'], false)).toBe('4471')
  expect(callBackOf([null, undefined, '2416'], false)).toBe('2416')
  expect(callBackOf([null, null], false)).toBe('')
})

it('never gives another hospital an extension of ours', () => {
  expect(callBackOf(['4471', '01271 322577', '2416'], true)).toBe('01271 322577')
  expect(callBackOf(['4471', null], true)).toBe('')
})
