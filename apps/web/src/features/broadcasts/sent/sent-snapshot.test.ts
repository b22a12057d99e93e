import { describe, expect, it } from 'vitest'
import { naming, priya, sent, tom } from '../broadcasts.fixture.ts'
import { type Recipient, sentSnapshot, summaryOf } from './sent-snapshot.ts'

const at = '2026-11-26T14:20:00.000Z'

function recipient(personId: string, change: Partial<Recipient> = {}): Recipient {
  return { personId, held: false, seenAt: null, answer: null, answeredAt: null, ...change }
}

describe('a broadcast that I sent', () => {
  it('says whom it is for, how many answered what, and who', () => {
    const people = [recipient(tom.id, { seenAt: at, answer: 0, answeredAt: at }), recipient(priya.id)]
    const { to, groups } = sentSnapshot(sent(), people, naming())
    expect(to).toBe('Ward 7')
    expect(groups).toMatchObject([
      { answer: 0, title: 'I can come', count: 1, percent: 33, people: [{ name: 'Dr Tom Reilly' }] },
      { answer: 1, title: 'I cannot come', count: 0, percent: 0, people: [] },
      { answer: null, title: 'No answer yet', count: 2, percent: 67 },
    ])
  })

  it('says of those who have not answered why that may be', () => {
    const people = [
      recipient(tom.id, { held: true }),
      recipient(priya.id, { seenAt: at, held: true }),
      recipient('01980000-0000-7000-8000-000000000099'),
    ]
    const groups = sentSnapshot(sent(), people, naming()).groups
    expect(
      groups
        .at(-1)
        ?.people.map(({ note }) => note)
        .sort(),
    ).toEqual(['Has not seen it', 'Off duty when it was sent', 'Saw it'])
  })

  it('has its figures before the names are here', () => {
    expect(sentSnapshot(sent(), [], naming()).groups[0]).toMatchObject({ count: 1, people: [] })
  })
})

describe('how it fares, in a line', () => {
  it('counts answers where it asks, and who saw it where it does not', () => {
    expect(summaryOf(sent())).toBe('1 of 3 people answered, 1 saw it, 1 was off duty when it was sent')
    const told = sent({ options: [], figures: { people: 1, held: 0, seen: 1, answers: [] } })
    expect(summaryOf(told)).toBe('1 of 1 person saw it')
  })
})
