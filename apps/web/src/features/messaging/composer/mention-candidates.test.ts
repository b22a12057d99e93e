import { describe, expect, it } from 'vitest'
import { amara, conversation, find, member, priya, sian, tom, ward } from '../ward.fixture.ts'
import { mentionCandidates } from './mention-candidates.ts'

const situation = {
  conversation: conversation(),
  viewerId: amara.id,
  find,
  teams: [{ id: ward, name: 'Pharmacy' }],
}
const names = (words: string, change = {}) =>
  mentionCandidates(words, { ...situation, ...change }).map(({ name }) => name)

describe('whom an @ may mean', () => {
  it('is a member of the conversation or a team, never me', () => {
    expect(names('')).toEqual(['Dr Tom Reilly', 'Priya Nair', 'Pharmacy'])
    expect(names('p')).toEqual(['Priya Nair', 'Pharmacy'])
    expect(names('rei')).toEqual(['Dr Tom Reilly'])
  })

  it('AFF13 is a visitor with their organisation', () => {
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const asked = conversation({ kind: 'role', members: [member(amara), member(sian)] })
    expect(names('siân', { conversation: asked, find: withSian })).toEqual([
      'Siân Evans (Taw Community Hospital)',
    ])
  })

  it('is nobody whose account is suspended', () => {
    const suspended = (id: string) => (id === tom.id ? { ...tom, state: 'suspended' as const } : find(id))
    expect(names('', { find: suspended })).not.toContain(tom.name)
    expect(names('pri')).toEqual([priya.name])
  })
})
