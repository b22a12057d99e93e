import { expect, test } from 'vitest'
import { fakeClock } from './clock.ts'

test('time stands still until a test moves it', () => {
  const clock = fakeClock(new Date('2026-03-02T08:00:00Z'))
  expect(clock.now()).toEqual(clock.now())
  clock.advance(90_000)
  expect(clock.now().toISOString()).toBe('2026-03-02T08:01:30.000Z')
})

test('timers ring in the order in which they are due, each at its own moment', () => {
  const clock = fakeClock(new Date('2026-03-02T08:00:00Z'))
  const rung: string[] = []
  const note = (name: string) => () => rung.push(`${name} ${clock.now().toISOString().slice(14, 19)}`)
  clock.setTimer(3000, note('later'))
  clock.setTimer(1000, note('sooner'))
  clock.setTicker(2000, note('tick'))
  clock.advance(4000)
  expect(rung).toEqual(['sooner 00:01', 'tick 00:02', 'later 00:03', 'tick 00:04'])
})

test('a stopped timer does not ring, and one set by another rings in its turn', () => {
  const clock = fakeClock()
  const rung: string[] = []
  const stop = clock.setTimer(1000, () => rung.push('stopped'))
  stop()
  clock.setTimer(500, () => clock.setTimer(500, () => rung.push('second')))
  clock.advance(1000)
  expect(rung).toEqual(['second'])
})

test('a clock does not go back', () => {
  expect(() => fakeClock().advance(-1)).toThrow('A clock does not go back')
})
