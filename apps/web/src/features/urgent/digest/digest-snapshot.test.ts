import type { DigestLine } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { conversation, tom, ward } from '../../messaging/ward.fixture.ts'
import { naming, now } from '../urgent.fixture.ts'
import { digestSnapshot } from './digest-snapshot.ts'

describe('the digest at sign-on', () => {
  it('is nothing when nothing came', () => {
    expect(snapshot([])).toBeNull()
  })

  it('says how much came since when, by conversation, in the order of the server', () => {
    const digest = snapshot([line({ urgency: 'soon', messages: 3, mentions: 1 }), line({})])
    expect(digest?.summary).toBe('4 messages in 2 conversations since yesterday at 17:30')
    expect(digest?.rows.map(({ urgency, count }) => [urgency?.word, count])).toEqual([
      ['Soon', '3 messages, 1 names you'],
      [undefined, '1 message'],
    ])
    expect(digest?.rows[0]).toMatchObject({
      title: 'Ward 7 nights',
      last: 'Dr Tom Reilly: Bloods are back',
    })
    expect(digest?.first).toBe(5)
  })

  it('never shows words that were withdrawn', () => {
    expect(snapshot([line({ excerpt: null })])?.rows[0]?.last).toBe('Dr Tom Reilly withdrew the last one')
  })
})

function snapshot(lines: DigestLine[]) {
  const total = lines.reduce((sum, { messages }) => sum + messages, 0)
  return digestSnapshot(
    { from: '2026-11-25T17:30:00.000Z', until: now.toISOString(), total, lines },
    { naming: naming(), conversationOf: () => conversation(), plain: (body) => body, now },
  )
}

function line(change: Partial<DigestLine>): DigestLine {
  return {
    conversationId: ward,
    messages: 1,
    mentions: 0,
    urgency: 'routine',
    lastAuthorId: tom.id,
    excerpt: 'Bloods are back',
    ...change,
  }
}
