import { mostInMeeting } from '@baton/contract'
import { expect, test } from 'vitest'
import { type AtTheDoor, admission } from './admission.ts'

const open: AtTheDoor['meeting'] = {
  kind: 'meeting',
  over: false,
  locked: false,
  waitingRoom: true,
  inside: 3,
}

function comes(who: Partial<AtTheDoor>, meeting: Partial<AtTheDoor['meeting']> = {}) {
  return admission({
    who: 'colleague',
    state: null,
    asked: false,
    concerned: false,
    ...who,
    meeting: { ...open, ...meeting },
  })
}

test('CAL9: whoever was asked comes in at once; who was not waits where there is a waiting room', () => {
  expect(comes({ asked: true })).toBe('in')
  expect(comes({})).toBe('waits')
  expect(comes({}, { waitingRoom: false })).toBe('in')
})

test('CAL9: to a colleague whom a call does not concern there is none', () => {
  const call = { kind: 'call', waitingRoom: false } as const
  expect(comes({}, call)).toBe('absent')
  expect(comes({}, { ...call, over: true })).toBe('absent')
  expect(comes({ concerned: true }, call)).toBe('in')
})

test('CAL10: a guest always waits, also where colleagues do not, and again after they have left', () => {
  expect(comes({ who: 'guest' })).toBe('waits')
  expect(comes({ who: 'guest' }, { waitingRoom: false })).toBe('waits')
  expect(comes({ who: 'guest', state: 'left' })).toBe('waits')
})

test('CAL13: a locked meeting lets nobody more in; whoever has their place comes back to it', () => {
  expect(comes({ asked: true }, { locked: true })).toBe('closed')
  expect(comes({ who: 'guest' }, { locked: true })).toBe('closed')
  expect(comes({ asked: true, state: 'away' }, { locked: true })).toBe('in')
  expect(comes({ who: 'guest', state: 'away' }, { locked: true })).toBe('in')
  expect(comes({ asked: true, state: 'left' }, { locked: true })).toBe('closed')
})

test('CAL13: whoever was put out, or turned away, does not come back by themselves', () => {
  expect(comes({ asked: true, state: 'removed' })).toBe('closed')
  expect(comes({ who: 'guest', state: 'turned-away' })).toBe('closed')
})

test('CAL9: a meeting that is over, or full, lets nobody in; who has their place is counted already', () => {
  expect(comes({ asked: true }, { over: true })).toBe('closed')
  expect(comes({ asked: true }, { inside: mostInMeeting })).toBe('full')
  expect(comes({ asked: true, state: 'present' }, { inside: mostInMeeting })).toBe('in')
})
