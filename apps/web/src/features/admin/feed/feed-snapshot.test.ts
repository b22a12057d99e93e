import { describe, expect, it } from 'vitest'
import { asSentence, feedSnapshot } from './feed-snapshot.ts'

const now = new Date('2026-11-22T10:00:00Z')
const feed = {
  listensOn: '0.0.0.0:2575',
  heardAt: '2026-11-22T09:58:00.000Z',
  received: 12_345,
  used: 12_000,
  known: 344,
  waiting: 1,
  messages: [],
  places: [{ code: 'W7', placeId: 'w' }],
  unknownPlaces: ['W9'],
}
const wards = [{ id: 'w', siteId: 's', parentId: null, kind: 'ward' as const, name: 'Taw Ward' }]

describe('how the feed fares', () => {
  it('says where it listens, when it was last heard, and what waits', () => {
    expect(feedSnapshot(feed, wards, now)).toEqual({
      tone: 'good',
      words: 'Listens on 0.0.0.0:2575. Last heard 2 minutes ago.',
      counts: [
        { term: 'Received', count: '12,345' },
        { term: 'Used', count: '12,000' },
        { term: 'Known already', count: '344' },
        { term: 'Waiting', count: '1' },
      ],
      places: [{ code: 'W7', ward: 'Taw Ward' }],
      unknownPlaces: ['W9'],
      waiting: '1 message waits for somebody',
    })
  })

  it('what was noted about a message is read as a sentence', () => {
    expect(asSentence('it is larger than 1 MB')).toBe('It is larger than 1 MB.')
    expect(asSentence('')).toBe('')
  })

  it('that it is switched off is no fault; that nothing was ever heard is worth a look', () => {
    expect(feedSnapshot({ ...feed, listensOn: null, heardAt: null }, wards, now)).toMatchObject({
      tone: 'quiet',
      words: 'The feed is not switched on.',
    })
    expect(feedSnapshot({ ...feed, heardAt: null, waiting: 0 }, wards, now)).toMatchObject({
      tone: 'warn',
      words: 'Listens on 0.0.0.0:2575. Nothing was heard yet.',
      waiting: undefined,
    })
  })
})
