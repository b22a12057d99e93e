import { expect, it } from 'vitest'
import { elsewhereOf, nameOf, otherOf, shortNameOf, titleOf } from './people.ts'
import { amara, conversation, find, member, priya, sian, tom } from './ward.fixture.ts'

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

const withSian = (id: string) => (id === sian.id ? sian : find(id))

it('AFF13 puts the organisation of a visitor with their name, wherever it stands', () => {
  const asked = conversation({ kind: 'role', title: 'Burns registrar on call', askedBy: sian.id })
  expect(nameOf(withSian, sian.id)).toBe('Siân Evans (Taw Community Hospital)')
  expect(shortNameOf(withSian, sian.id)).toBe('Siân Evans (Taw Community Hospital)')
  expect(titleOf(asked, amara.id, withSian)).toBe(
    'Siân Evans (Taw Community Hospital), for Burns registrar on call',
  )
  expect(nameOf(withSian, tom.id)).toBe('Dr Tom Reilly')
})

it('says of a conversation which other organisation it is with, if any', () => {
  const asked = conversation({ kind: 'role', title: 'Burns registrar on call', askedBy: sian.id })
  expect(elsewhereOf(asked, amara.id, withSian, null)).toBe('from Taw Community Hospital')
  expect(elsewhereOf(asked, sian.id, withSian, 'Severn Burns Centre')).toBe('at Severn Burns Centre')
  expect(elsewhereOf(conversation(), amara.id, find, null)).toBeNull()
})
