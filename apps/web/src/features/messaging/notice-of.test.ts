import { describe, expect, it } from 'vitest'
import { endedWords, noticeOf, titleWith } from './notice-of.ts'
import { amara, find, message, now, sian, tom } from './ward.fixture.ts'

const sentAt = now.toISOString()
const arrival = {
  message: message(1, tom, { sentAt, body: 'K 6.9 in bed 4' }),
  mentionsMe: false,
  mutedUntil: null,
  isOpen: false,
  visited: null,
}
const words = (change = {}) => noticeOf({ ...arrival, ...change }, amara.id, find, now)

describe('a notice of a new message', () => {
  it('says who wrote and nothing of what', () => {
    expect(words()).toBe('New message from Dr Tom Reilly')
    expect(words({ mentionsMe: true })).toBe('Dr Tom Reilly mentioned you')
  })

  it('AFF13 says of which organisation whoever wrote is, where that is another than mine', () => {
    expect(words({ visited: 'Severn Burns Centre' })).toBe(
      'New message from Dr Tom Reilly (Severn Burns Centre)',
    )
    const withSian = (id: string) => (id === sian.id ? sian : find(id))
    const fromSian = { ...arrival, message: message(1, sian, { sentAt }) }
    expect(noticeOf(fromSian, amara.id, withSian, now)).toBe(
      'New message from Siân Evans (Taw Community Hospital)',
    )
  })

  it('is not given for what somebody must accept, which has a bar and a sound of its own', () => {
    const pressing = message(1, tom, { sentAt, urgency: 'urgent', reason: 'NEWS2 6' })
    expect(words({ message: pressing })).toBeNull()
    expect(words({ message: message(1, tom, { sentAt, urgency: 'soon' }) })).not.toBeNull()
  })

  it('is not given for my own, for what is on the screen, or for what came with a reconnection', () => {
    expect(words({ message: message(1, amara, { sentAt }) })).toBeNull()
    expect(words({ isOpen: true })).toBeNull()
    expect(words({ message: message(1, tom) })).toBeNull()
  })

  it('is given for a muted conversation only when it names me', () => {
    const mutedUntil = '9999-12-31T00:00:00.000Z'
    expect(words({ mutedUntil })).toBeNull()
    expect(words({ mutedUntil, mentionsMe: true })).toBe('Dr Tom Reilly mentioned you')
  })
})

it('says that what was written to an organisation was not sent when it can be reached no more', () => {
  const organisation = { id: 'severn', name: 'Severn Burns Centre' }
  expect(endedWords({ organisation, unsent: 1 })).toBe(
    'Something that you wrote to Severn Burns Centre was not sent: you cannot reach it any more. Telephone.',
  )
  expect(endedWords({ organisation, unsent: 2 })).toMatch(/^2 things .* were not sent/)
})

describe('the window’s title', () => {
  it('counts what is unread', () => {
    expect(titleWith(0)).toBe('Baton')
    expect(titleWith(3)).toBe('(3) Baton')
    expect(titleWith(250)).toBe('(99+) Baton')
  })
})
