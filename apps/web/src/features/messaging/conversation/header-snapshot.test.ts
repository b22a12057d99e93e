import { describe, expect, it } from 'vitest'
import { amara, conversation, entry, find, now, sian, tom } from '../ward.fixture.ts'
import { headerSnapshot, mutedWords, typingWords } from './header-snapshot.ts'

const { standing } = entry({})
const direct = conversation({ kind: 'direct', title: null, members: conversation().members.slice(0, 2) })
const state = {
  visited: null,
  conversation: direct,
  standing,
  pinnedCount: 0,
  find,
  presenceOf: () => 'active' as const,
  now,
}

describe('the head of a conversation', () => {
  it('says who the other person is and whether they are connected', () => {
    expect(headerSnapshot(state, amara.id)).toMatchObject({
      title: 'Dr Tom Reilly',
      about: 'Doctor, specialty registrar, Cardiology · active now',
      closed: null,
    })
  })

  it('lets nobody write to a suspended colleague, and says why', () => {
    const suspended = (id: string) => (id === tom.id ? { ...tom, state: 'suspended' as const } : find(id))
    const header = headerSnapshot({ ...state, find: suspended }, amara.id)
    expect(header.about).toBe('Account suspended')
    expect(header.closed).toContain('would not receive this')
  })

  it('MSG37: lets nobody write under a record that was merged, and says why', () => {
    const merged = conversation({ kind: 'patient', title: 'MARSH, Iris', patientId: 'p', continuedIn: 'c' })
    expect(headerSnapshot({ ...state, conversation: merged }, amara.id).closed).toContain('was merged')
  })

  it('MSG38: calls the window of a patient’s conversation by no name', () => {
    const about = conversation({ kind: 'patient', title: 'MARSH, Iris', patientId: 'p' })
    const { windowTitle, title, closed } = headerSnapshot({ ...state, conversation: about }, amara.id)
    expect(windowTitle).toBe('Conversation about a patient')
    expect({ title, closed }).toEqual({ title: 'MARSH, Iris', closed: null })
    expect(headerSnapshot(state, amara.id).windowTitle).toBeNull()
  })

  it('AFF13 says which organisation a conversation with another one is with, on both sides', () => {
    const asked = conversation({ kind: 'role', title: 'Burns registrar on call', askedBy: sian.id })
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const here = { ...state, conversation: asked, find: withSian }
    expect(headerSnapshot(here, amara.id)).toMatchObject({
      title: 'Siân Evans, for Burns registrar on call',
      elsewhere: 'from Taw Community Hospital',
    })
    expect(headerSnapshot({ ...here, visited: 'Severn Burns Centre' }, sian.id)).toMatchObject({
      title: 'Burns registrar on call',
      elsewhere: 'at Severn Burns Centre',
    })
  })

  it('says until when it is muted', () => {
    expect(mutedWords('2026-11-22T17:00:00.000Z', now)).toBe('Muted until 17:00')
    expect(mutedWords('2026-11-22T13:00:00.000Z', now)).toBeNull()
    expect(mutedWords('9999-12-31T00:00:00.000Z', now)).toBe('Muted')
  })

  it('says who is typing', () => {
    expect(typingWords([], find)).toBe('')
    expect(typingWords([tom.id], find)).toBe('Tom is typing')
    expect(typingWords([tom.id, amara.id], find)).toBe('Tom and Amara are typing')
  })
})
