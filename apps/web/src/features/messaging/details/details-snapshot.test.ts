import { describe, expect, it } from 'vitest'
import { amara, conversation, find, member, sian, tom } from '../ward.fixture.ts'
import { detailsSnapshot } from './details-snapshot.ts'

describe('the details of a conversation', () => {
  it('name the members, me first, and let a member change a group', () => {
    const details = detailsSnapshot(conversation(), amara.id, find)
    expect(details.members.map(({ name, canRemove }) => [name, canRemove])).toEqual([
      ['Amara Okafor', false],
      ['Dr Tom Reilly', true],
      ['Priya Nair', true],
    ])
    expect(details).toMatchObject({ canRename: true, canAdd: true, canLeave: true, note: null })
  })

  it('let nobody change who is in a team, and say why', () => {
    const details = detailsSnapshot(conversation({ kind: 'team' }), amara.id, find)
    expect(details).toMatchObject({ canRename: false, canAdd: false, canLeave: false })
    expect(details.note).toContain('administrator')
  })

  it('AFF11 say whose conversation it is where I visit, and open nobody’s page there', () => {
    const there = { id: 'severn', name: 'Severn Burns Centre' }
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const asked = conversation({ kind: 'role', askedBy: sian.id, members: [member(sian), member(tom)] })
    const details = detailsSnapshot(asked, sian.id, withSian, there)
    expect(details.belongs).toContain('belongs to Severn Burns Centre')
    expect(details.hasPages).toBe(false)
    expect(detailsSnapshot(conversation(), amara.id, find)).toMatchObject({ belongs: null, hasPages: true })
  })

  it('AFF13 name a visitor with their organisation', () => {
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const asked = conversation({ kind: 'role', askedBy: sian.id, members: [member(amara), member(sian)] })
    expect(detailsSnapshot(asked, amara.id, withSian).members[1]?.name).toBe(
      'Siân Evans (Taw Community Hospital)',
    )
  })

  it('say who does not see what was said before', () => {
    const members = [member(amara), member(tom, { visibleAfter: 5 })]
    expect(detailsSnapshot(conversation({ members }), amara.id, find).members[1]?.seesAll).toBe(false)
  })
})
