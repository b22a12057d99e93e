import { describe, expect, it } from 'vitest'
import type { Unsent } from '../unsent.ts'
import { amara, message, now, tom } from '../ward.fixture.ts'
import { type TimelineState, timelineOf } from './timeline.ts'

const rowsOf = (change: Partial<TimelineState>, before?: Parameters<typeof timelineOf>[2]) =>
  timelineOf({ messages: [], unsent: [], firstUnread: null, now, ...change }, amara.id, before)

const waiting: Unsent = {
  id: 'waiting',
  conversationId: 'x',
  body: 'later',
  replyToId: null,
  fileIds: [],
  behindFiles: false,
  at: now.toISOString(),
  state: 'waiting',
  refusal: null,
}

describe('the rows of a conversation', () => {
  it('have the day above the first message of each day', () => {
    const at = (sentAt: string, number: number) => message(number, tom, { sentAt })
    const rows = rowsOf({
      messages: [
        at('2026-11-20T10:00:00.000Z', 1),
        at('2026-11-21T10:00:00.000Z', 2),
        at('2026-11-21T23:59:00.000Z', 3),
        at('2026-11-22T00:01:00.000Z', 4),
      ],
    })
    expect(rows.map(({ day }) => day)).toEqual(['20 November 2026', 'Yesterday', null, 'Today'])
  })

  it('count the days as London does in summer', () => {
    const rows = rowsOf({
      now: new Date('2026-07-02T12:00:00.000Z'),
      messages: [
        message(1, tom, { sentAt: '2026-07-01T22:30:00.000Z' }),
        message(2, tom, { sentAt: '2026-07-01T23:30:00.000Z' }),
      ],
    })
    expect(rows.map(({ day }) => day)).toEqual(['Yesterday', 'Today'])
  })

  it('stand together when one author goes on within five minutes', () => {
    const rows = rowsOf({
      messages: [message(1, tom), message(2, tom), message(3, amara), message(9, amara), message(10, tom)],
    })
    expect(rows.map(({ startsRun, endsRun }) => [startsRun, endsRun])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
      [true, true],
    ])
  })

  it('have the unread line above the first message of somebody else that was unread', () => {
    const messages = [message(1, tom), message(2, amara), message(3, tom), message(4, tom)]
    const rows = rowsOf({ messages, firstUnread: { number: 2, count: 2 } })
    expect(rows.map(({ unreadLine }) => unreadLine)).toEqual([null, null, '2 unread messages', null])
    expect(rows[2]?.startsRun).toBe(true)
  })

  it('end with what is still on this device', () => {
    const rows = rowsOf({ messages: [message(1, amara)], unsent: [waiting] })
    expect(rows.map(({ key, endsRun }) => [key, endsRun])).toEqual([
      [message(1, amara).id, false],
      ['waiting', true],
    ])
  })

  it('stay the same objects when nothing about them changed', () => {
    const first = [message(1, tom), message(2, tom)]
    const before = new Map(rowsOf({ messages: first }).map((row) => [row.key, row]))
    const rows = rowsOf({ messages: [...first, message(3, amara)] }, before)
    expect(rows[0]).toBe(before.get(rows[0]?.key ?? ''))
    expect(rows).toHaveLength(3)
  })
})
