import { expect, test } from 'vitest'
import { lookBehind, type SetBack } from './set-backs.ts'

const minute = 60_000
const tolerance = { toleratedMs: 1_000, lookMs: 2_000 }
const look = (known: readonly SetBack[], beat: number, atMs: number) =>
  lookBehind(known, { beat, atMs, beforeMs: 60 * minute }, tolerance)

test('ESC23: each time that the clock goes back is known by itself, with what it has shown since', () => {
  const first = look([], 7, 40 * minute)
  const again = look(look(first, 8, 40 * minute + 500), 9, 35 * minute)
  expect(again).toEqual([
    { beat: 7, byMs: 20 * minute, newestMs: 40 * minute + 500 },
    { beat: 9, byMs: 5 * minute + 500, newestMs: 35 * minute },
  ])
})

test('ESC23: a clock that is set forward meanwhile moves less, and shows what is newer than all of it', () => {
  const twice = look(look([], 7, 40 * minute), 8, 35 * minute)
  expect(look(twice, 9, 50 * minute)).toEqual([
    { beat: 7, byMs: 10 * minute, newestMs: 50 * minute },
    { beat: 8, byMs: 0, newestMs: 50 * minute },
  ])
})
