import { expect, test } from 'vitest'
import { nextHost } from './hosting.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute))
const guest = { personId: null, since: at(0) }
const doctor = { personId: 'doctor', since: at(5) }
const nurse = { personId: 'nurse', since: at(2) }

test('CAL16: when the last host has gone, the colleague who has been there longest is one', () => {
  expect(nextHost([guest, doctor, nurse], ['consultant'])).toBe('nurse')
})

test('CAL16: while a host is there nobody becomes one, and a guest never does', () => {
  expect(nextHost([doctor, nurse], ['doctor'])).toBeNull()
  expect(nextHost([guest], ['consultant'])).toBeNull()
})
