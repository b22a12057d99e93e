import { expect, test } from 'vitest'
import { baseOf, type Telling, type Told, tellingOf, type Unread } from './telling.ts'

const clock = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute))
const signedOnAt = clock(0)

function unread(count: number, newest: number, atOnce = false): Unread {
  return { count, newestAt: clock(newest), atOnce }
}

function look(told: Told | null, now: number, there: Unread | null, bundleMinutes = 15): Telling {
  const at = clock(now)
  return tellingOf(told, there, { baseAt: baseOf(told, signedOnAt, at), bundleMinutes, at })
}

function toldOf(telling: Telling): Told {
  if (telling.kind !== 'tell') throw new Error('nothing was told')
  return telling.told
}

test('MSG31: in one window what is told grows, and after it what was told counts no more', () => {
  const first = look(null, 2, unread(1, 1))
  expect(first).toMatchObject({ heading: '1 new message', told: { dueAt: clock(15) } })
  const second = look(toldOf(first), 5, unread(3, 4))
  expect(second).toMatchObject({ heading: '3 new messages', told: { baseAt: signedOnAt, dueAt: clock(15) } })
  expect(baseOf(toldOf(second), signedOnAt, clock(16))).toEqual(clock(4))
  expect(look(toldOf(second), 16, null)).toEqual({ kind: 'nothing' })
})

test('MSG31: what was told is not told again, and what was read meanwhile not at all', () => {
  const told = toldOf(look(null, 2, unread(2, 1)))
  expect(look(told, 3, unread(1, 1))).toEqual({ kind: 'nothing' })
  expect(look(told, 4, null)).toEqual({ kind: 'withdraw' })
})

test('MSG31: what is for this shift, or comes through a role, waits for no bundle', () => {
  expect(look(null, 2, unread(1, 1, true))).toMatchObject({ told: { dueAt: clock(2) } })
  expect(look(null, 2, unread(1, 1), 0)).toMatchObject({ told: { dueAt: clock(2) } })
})

test('MSG31: what came before somebody signed on is for the digest', () => {
  const earlier = { baseAt: clock(-60), newestAt: clock(-50), dueAt: clock(-45) }
  expect(baseOf(earlier, signedOnAt, clock(1))).toEqual(signedOnAt)
})

test('MSG31: more messages than anyone counts are said to be many', () => {
  expect(look(null, 2, unread(400, 1))).toMatchObject({ heading: 'More than 99 new messages' })
})
