import { guestPath as agreed } from '@baton/contract'
import { expect, it } from 'vitest'
import { guestPath } from './guest-path.ts'

it('a guest’s link leads to the page that takes it (CAL11)', () => {
  expect(guestPath).toBe(agreed)
})
