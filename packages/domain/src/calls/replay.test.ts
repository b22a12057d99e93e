import type { Delivered, Invited, Meeting } from '@baton/contract'
import { expect, test } from 'vitest'
import { applyToMyMeetings, type MyMeetings } from './replay.ts'

const me = '01980000-0000-7000-8000-00000000000a'
const caller = '01980000-0000-7000-8000-00000000000b'
const at = '2026-03-02T08:00:00.000Z'

function call(change: Partial<Meeting> & { state?: Invited['state']; seen?: boolean } = {}): Meeting {
  const { state = 'ringing', seen = false, ...rest } = change
  return {
    id: '01980000-0000-7000-8000-0000000000c1',
    kind: 'call',
    title: null,
    about: { kind: 'person', id: me },
    video: false,
    organiserId: caller,
    hostIds: [caller],
    createdAt: at,
    startsAt: null,
    endsAt: null,
    seriesId: null,
    recurrence: null,
    agenda: null,
    fileIds: [],
    waitingRoom: false,
    locked: false,
    startedAt: null,
    endedAt: null,
    cancelledAt: null,
    invited: [{ personId: me, roleId: null, state, askedAt: at, answeredAt: null, missedSeen: seen }],
    present: [],
    waiting: 0,
    version: 1,
    ...rest,
  }
}

/** My list after these. */
function after(...said: (Meeting | { withdrawn: string })[]): readonly Meeting[] {
  let mine: MyMeetings = { meetings: [], position: 0 }
  for (const [index, one] of said.entries()) {
    const told =
      'withdrawn' in one
        ? { type: 'calls.withdrawn' as const, data: { meetingId: one.withdrawn } }
        : { type: 'calls.changed' as const, data: { meeting: one } }
    const event: Delivered<'person'> = { stream: `person:${me}`, seq: index + 1, at, by: caller, ...told }
    const replayed = applyToMyMeetings(mine, event, { personId: me })
    if (replayed.outcome !== 'applied') throw new Error(replayed.outcome)
    mine = replayed.state
  }
  return mine.meetings
}

test('CAL26: what rings is before me, and replaces what I held of it', () => {
  expect(after(call(), call({ state: 'accepted', version: 2 }))).toEqual([
    call({ state: 'accepted', version: 2 }),
  ])
})

test('CAL3: what is over leaves my list, unless I missed it and have not seen that', () => {
  const ended = { endedAt: at, version: 2 }
  expect(after(call(), call({ ...ended, state: 'accepted' }))).toEqual([])
  const missed = call({ ...ended, state: 'missed' })
  expect(after(call(), missed)).toEqual([missed])
  expect(after(missed, call({ ...ended, version: 3, state: 'missed', seen: true }))).toEqual([])
})

test('CAL31: what is cancelled stays until its time has passed', () => {
  const cancelled = { kind: 'meeting', state: 'asked', cancelledAt: at, version: 2 } as const
  const later = call({
    ...cancelled,
    startsAt: '2026-03-02T09:00:00.000Z',
    endsAt: '2026-03-02T10:00:00.000Z',
  })
  const past = call({
    ...cancelled,
    startsAt: '2026-03-02T06:00:00.000Z',
    endsAt: '2026-03-02T07:00:00.000Z',
  })
  expect(after(later)).toEqual([later])
  expect(after(past)).toEqual([])
})

test('CAL31: what I was taken off is not mine to see any more', () => {
  expect(after(call(), { withdrawn: call().id })).toEqual([])
})

test('the earliest stands first', () => {
  const id = '01980000-0000-7000-8000-0000000000c2'
  const tomorrow = call({ id, state: 'asked', startsAt: '2026-03-03T09:00:00.000Z' })
  expect(after(tomorrow, call()).map((one) => one.id)).toEqual([call().id, id])
})

test('a gap is asked for again, and what was held already changes nothing', () => {
  const mine: MyMeetings = { meetings: [], position: 3 }
  const event = (seq: number): Delivered<'person'> => ({
    stream: `person:${me}`,
    seq,
    at,
    by: caller,
    type: 'calls.changed',
    data: { meeting: call() },
  })
  expect(applyToMyMeetings(mine, event(5), { personId: me })).toMatchObject({ outcome: 'gap' })
  expect(applyToMyMeetings(mine, event(3), { personId: me })).toMatchObject({ outcome: 'already' })
})
