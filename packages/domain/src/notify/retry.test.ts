import { expect, test } from 'vitest'
import { channelState } from './channel-state.ts'
import { pauseAfter } from './retry.ts'

test('QUI8: pauses grow, and after the last one it is given up', () => {
  for (const urgency of ['routine', 'soon', 'urgent', 'emergency', 'crash'] as const) {
    const pauses: number[] = []
    for (let tries = 1, pause = pauseAfter(1, urgency); pause !== null; pause = pauseAfter(tries, urgency)) {
      pauses.push(pause)
      tries += 1
    }
    expect(pauses.length).toBeGreaterThan(2)
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  }
})

test('QUI10: a channel fails when several attempts of an hour failed and the latest did', () => {
  const [before, after] = [new Date(1_000), new Date(2_000)]
  expect(channelState({ failed: 3, lastSentAt: null, lastFailedAt: after })).toBe('failing')
  expect(channelState({ failed: 3, lastSentAt: before, lastFailedAt: after })).toBe('failing')
  expect(channelState({ failed: 3, lastSentAt: after, lastFailedAt: before })).toBe('well')
  expect(channelState({ failed: 2, lastSentAt: null, lastFailedAt: after })).toBe('well')
  expect(channelState({ failed: 0, lastSentAt: null, lastFailedAt: null })).toBe('well')
})
