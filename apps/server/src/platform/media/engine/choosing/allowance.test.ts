import { expect, test } from 'vitest'
import { healthyLine, judgeLine, type LineHealth } from './allowance.ts'

/** Looks once a second, from `from` on. */
function look(health: LineHealth, shares: readonly number[], from: number): LineHealth {
  return shares.reduce((before, share, second) => judgeLine(before, share, from + second * 1_000), health)
}

const times = (count: number, share: number) => Array.from({ length: count }, () => share)

test('a line that loses a tenth for a while is sent less, step by step, and sound last of all (CAL20)', () => {
  expect(look(healthyLine, times(2, 0.2), 0).allowance).toBe('everything')
  expect(look(healthyLine, times(3, 0.2), 0).allowance).toBe('small')
  expect(look(healthyLine, times(5, 0.2), 0).allowance).toBe('screen')
  expect(look(healthyLine, times(60, 0.2), 0).allowance).toBe('sound')
})

test('a few that are lost by chance change nothing (CAL20)', () => {
  expect(look(healthyLine, times(60, 0.03), 0).allowance).toBe('everything')
})

test('pictures come back by themselves when the line has been good for a while (CAL20)', () => {
  const poor = look(healthyLine, times(3, 0.2), 0)
  expect(look(poor, times(8, 0), 3_000).allowance).toBe('small')
  expect(look(poor, times(10, 0), 3_000).allowance).toBe('everything')
})

test('a line that did not bear more has to be good for longer the next time (CAL20)', () => {
  const poor = look(healthyLine, times(3, 0.2), 0)
  const tried = look(poor, times(9, 0), 3_000)
  const again = look(tried, times(3, 0.2), 13_000)
  expect(again.patienceMs).toBe(16_000)
  expect(look(again, times(10, 0), 17_000).allowance).toBe('small')
  expect(look(again, times(18, 0), 17_000).allowance).toBe('everything')
})
