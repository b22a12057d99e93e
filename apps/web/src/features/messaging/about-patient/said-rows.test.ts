import { expect, it } from 'vitest'
import { amara, find, message, now, tom } from '../ward.fixture.ts'
import { saidRows } from './said-rows.ts'

const names = { viewerId: amara.id, find, nameOfRole: () => 'Medical registrar' }

it('says of each message who wrote it, in whose name, and when', () => {
  const rows = saidRows(
    [
      message(1, amara),
      { ...message(2, tom), asRoleId: 'r' },
      { ...message(3, tom), body: null, withdrawnAt: now.toISOString() },
    ],
    names,
    now,
  )
  expect(rows.map(({ author, role, body }) => [author, role, body])).toEqual([
    ['You', '', 'message 1'],
    ['Dr Tom Reilly', 'Doctor, specialty registrar, Cardiology, for Medical registrar', 'message 2'],
    ['Dr Tom Reilly', 'Doctor, specialty registrar, Cardiology', null],
  ])
  expect(rows[0]?.when).toMatch(/^Today \d\d:\d\d$/)
})
