import { expect, test } from 'vitest'
import { endsByLeaving, hasGone, isOver } from './present.ts'

const eight = new Date('2026-03-02T08:00:00Z')
const after = (seconds: number) => new Date(eight.getTime() + seconds * 1_000)

test('CAL23: a line that is down for less than 30 seconds is no break', () => {
  const away = { state: 'away', seenAt: eight }
  expect(hasGone(away, after(29))).toBe(false)
  expect(hasGone(away, after(30))).toBe(true)
})

test('CAL23: a server that says nothing of a line any more has died', () => {
  for (const state of ['present', 'waiting']) {
    expect(hasGone({ state, seenAt: eight }, after(44))).toBe(false)
    expect(hasGone({ state, seenAt: eight }, after(45))).toBe(true)
  }
  expect(hasGone({ state: 'left', seenAt: eight }, after(999))).toBe(false)
})

test('CAL8: a meeting that has been empty for a minute is over; an arranged one not before its time is', () => {
  expect(isOver({ emptySince: null, endsAt: null }, after(999))).toBe(false)
  expect(isOver({ emptySince: eight, endsAt: null }, after(59))).toBe(false)
  expect(isOver({ emptySince: eight, endsAt: null }, after(60))).toBe(true)
  expect(isOver({ emptySince: eight, endsAt: after(600) }, after(120))).toBe(false)
  expect(isOver({ emptySince: eight, endsAt: after(600) }, after(600))).toBe(true)
})

test('CAL8: a call of two ends when one of them hangs up; a larger one, or one with a guest, does not', () => {
  expect(endsByLeaving({ kind: 'call', people: 2, guests: 0 })).toBe(true)
  expect(endsByLeaving({ kind: 'call', people: 3, guests: 0 })).toBe(false)
  expect(endsByLeaving({ kind: 'call', people: 2, guests: 1 })).toBe(false)
  expect(endsByLeaving({ kind: 'meeting', people: 2, guests: 0 })).toBe(false)
})
