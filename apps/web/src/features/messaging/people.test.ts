import { expect, it } from 'vitest'
import { otherOf, titleOf } from './people.ts'
import { amara, conversation, find, member, priya, tom } from './ward.fixture.ts'

it('calls a role’s conversation by the role for the one who asked, and by them too for whoever holds it', () => {
  const asked = conversation({ kind: 'role', title: 'Pharmacist on call', askedBy: tom.id })
  expect(titleOf(asked, tom.id, find)).toBe('Pharmacist on call')
  expect(titleOf(asked, amara.id, find)).toBe('Dr Tom Reilly, for Pharmacist on call')
})

it('never takes whoever was called to an urgent message for the other person', () => {
  const members = [member(amara), member(priya, { calledTo: 'message' }), member(tom)]
  const direct = conversation({ kind: 'direct', title: null, members })
  expect(otherOf(direct, amara.id)).toBe(tom.id)
})
