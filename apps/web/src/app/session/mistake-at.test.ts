import { describe, expect, it } from 'vitest'
import type { Failure } from './ask.ts'
import { isAllAt, mistakeAt } from './mistake-at.ts'

const failure: Failure = {
  code: 'bad-input',
  title: 'Something in this is not right.',
  next: 'Correct the parts that are marked and try again.',
  details: [
    { path: 'email', problem: 'is not an e-mail address' },
    { path: 'contact.bleep', problem: 'is not a bleep number' },
  ],
}

describe('what is wrong with a form', () => {
  it('stands beside the field as a sentence', () => {
    expect(mistakeAt(failure, 'email')).toBe('Is not an e-mail address.')
    expect(mistakeAt(failure, 'contact.bleep')).toBe('Is not a bleep number.')
    expect(mistakeAt(failure, 'name')).toBeUndefined()
    expect(mistakeAt(undefined, 'email')).toBeUndefined()
  })

  it('is told above the fields as well only when a part has no field', () => {
    expect(isAllAt(failure, ['email', 'contact.bleep', 'name'])).toBe(true)
    expect(isAllAt(failure, ['email'])).toBe(false)
    expect(isAllAt(undefined, ['email'])).toBe(false)
  })
})
