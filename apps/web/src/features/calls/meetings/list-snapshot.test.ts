import { describe, expect, it } from 'vitest'
import { amina, call, daniel, ffion, invitedAs, mdt, naming, now, presentAs } from '../calls.fixture.ts'
import { meetingList, pastRow } from './list-snapshot.ts'
import { stateOf } from './meeting-state.ts'

describe('the list of meetings', () => {
  it('stands by day, each with what I answered', () => {
    const tomorrow = mdt({
      id: '01980000-0000-7000-9000-0000000000c8',
      title: 'Board round',
      startsAt: '2026-11-27T09:00:00.000Z',
      endsAt: '2026-11-27T09:15:00.000Z',
      recurrence: { every: 'weekday', until: '2027-01-29' },
      invited: [invitedAs(daniel, { state: 'accepted' })],
    })
    const list = meetingList([tomorrow, mdt()], naming, now)
    expect(list.days.map(({ title }) => title)).toEqual(['Today', 'Tomorrow'])
    expect(list.days[0]?.rows[0]).toMatchObject({
      title: 'Lung MDT',
      subtitle: 'Until 16:00 · from Amina Yusuf',
      state: { word: 'Not answered' },
    })
    expect(list.days[1]?.rows[0]).toMatchObject({ state: { word: 'Coming' } })
  })

  it('has under now what somebody is in and what is about to begin', () => {
    const soon = new Date('2026-11-26T14:52:00.000Z')
    expect(meetingList([mdt()], naming, soon).now[0]?.state).toMatchObject({ word: 'Nobody there yet' })
    const going = mdt({ present: [presentAs(amina), presentAs(ffion)] })
    expect(meetingList([going], naming, now).now[0]?.state).toMatchObject({ word: '2 people in it' })
  })

  it('keeps a cancelled meeting, marked, until its time has passed (CAL31)', () => {
    const cancelled = mdt({ cancelledAt: now.toISOString() })
    expect(meetingList([cancelled], naming, now).days[0]?.rows[0]?.state).toMatchObject({ word: 'Cancelled' })
    const after = new Date('2026-11-26T16:01:00.000Z')
    expect(meetingList([cancelled], naming, after).days).toEqual([])
  })

  it('has what I missed first, with who called (CAL3)', () => {
    const missed = call({ endedAt: now.toISOString(), invited: [invitedAs(daniel, { state: 'missed' })] })
    expect(meetingList([missed, mdt()], naming, now).missed).toMatchObject([
      { caller: 'Amina Yusuf', state: { word: 'Missed' } },
    ])
  })
})

describe('what is over', () => {
  it('says how long it was, or that nobody answered', () => {
    const over = mdt({ startedAt: '2026-11-26T12:00:00.000Z', endedAt: '2026-11-26T12:40:00.000Z' })
    expect(pastRow(over, naming)).toMatchObject({ subtitle: '40 minutes', state: null })
    const unanswered = call({ endedAt: now.toISOString(), invited: [invitedAs(daniel, { state: 'missed' })] })
    expect(pastRow(unanswered, { ...naming, viewerId: amina })).toMatchObject({
      state: { word: 'Not answered' },
    })
  })
})

it('a meeting is ahead, open, going, idle, over or cancelled', () => {
  expect(stateOf(mdt(), now)).toBe('ahead')
  expect(stateOf(mdt(), new Date('2026-11-26T14:51:00.000Z'))).toBe('open')
  expect(stateOf(mdt(), new Date('2026-11-26T16:30:00.000Z'))).toBe('idle')
  expect(stateOf(mdt({ present: [presentAs(amina)] }), now)).toBe('going')
  expect(stateOf(mdt({ endedAt: now.toISOString() }), now)).toBe('over')
  expect(stateOf(mdt({ cancelledAt: now.toISOString() }), now)).toBe('cancelled')
})
