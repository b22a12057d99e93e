import { expect, test } from 'vitest'
import { afterLook, beginVigil, type Seen, type Vigil } from './incident.ts'

const second = 1_000
const well = (beat: number): Seen => ({ beat: String(beat), lateMs: 0 })

/** Looks once a second; `seen` says what is seen at each second. Returns what was told, with the second. */
function watch(seconds: number, seen: (at: number) => Seen | null, from: Vigil = beginVigil(0, null)) {
  let vigil = from
  const told: [number, string][] = []
  for (let at = 1; at <= seconds; at += 1) {
    const after = afterLook(vigil, seen(at), at * second)
    vigil = after.vigil
    if (after.tell !== null) told.push([at, after.tell])
  }
  return told
}

test('ESC24: while the engine is heard, nothing is told', () => {
  expect(watch(300, (at) => well(Math.floor(at / 2)))).toEqual([])
})

test('ESC24: thirty seconds without a word are told once, and once that it is well again', () => {
  const told = watch(200, (at) => well(at < 10 || at > 100 ? at : 9))
  expect(told).toEqual([
    [40, 'engine silent'],
    [102, 'well'],
  ])
})

test('ESC24: an engine that never speaks is silent thirty seconds after the watch begins', () => {
  expect(watch(60, () => ({ beat: null, lateMs: 0 }))).toEqual([[31, 'engine silent']])
  expect(watch(60, () => well(7))).toEqual([[31, 'engine silent']])
})

test('ESC24: a database that cannot be asked is told after ten seconds, and a short restart is not', () => {
  expect(watch(30, (at) => (at > 5 ? null : well(at)))).toEqual([[17, 'database unreachable']])
  expect(watch(60, (at) => (at > 5 && at < 14 ? null : well(at)))).toEqual([])
})

test('ESC24: a rung that is five seconds late is told, a clock that was set for one look is not', () => {
  expect(watch(20, (at) => ({ beat: String(at), lateMs: at >= 10 ? 5_001 : 0 }))).toEqual([[11, 'rung late']])
  expect(watch(20, (at) => ({ beat: String(at), lateMs: at === 10 ? 3_600_000 : 0 }))).toEqual([])
})

test('ESC24: what an earlier watchdog told is not told again, and its end is', () => {
  expect(watch(60, (at) => well(at > 40 ? at : 0), beginVigil(0, 'engine silent'))).toEqual([[42, 'well']])
})
