import { expect, test } from 'vitest'
import { freshLine, judgeLine, type LineSample, type LineStanding } from './line-quality.ts'

const good: LineSample = { loss: 0, jitterMs: 5, roundTripMs: 40 }
const fair: LineSample = { loss: 0.05, jitterMs: 5, roundTripMs: 40 }
const poor: LineSample = { loss: 0.2, jitterMs: 5, roundTripMs: 40 }

/** A line of which the same was measured every second for so many seconds. */
function after(standing: LineStanding, sample: LineSample, fromS: number, forS: number): LineStanding {
  let now = standing
  for (let second = fromS; second <= fromS + forS; second += 1) now = judgeLine(now, sample, second * 1_000)
  return now
}

test('a lift door is not a poor line, three seconds of it are (CAL20)', () => {
  expect(after(freshLine, poor, 0, 2).quality).toBe('good')
  expect(after(freshLine, poor, 0, 3).quality).toBe('poor')
})

test('one very bad moment among middling ones makes the line fair, not poor (CAL20)', () => {
  const middling = after(freshLine, fair, 0, 2)
  expect(judgeLine(middling, poor, 3_000).quality).toBe('fair')
})

test('a delay of a second is as bad as loss (CAL20)', () => {
  expect(after(freshLine, { ...good, roundTripMs: 1_000 }, 0, 3).quality).toBe('poor')
})

test('pictures come back when the line has been good for twenty seconds without a break (CAL20)', () => {
  const fallen = after(freshLine, poor, 0, 3)
  expect(after(fallen, good, 4, 19).quality).toBe('poor')
  expect(after(fallen, good, 4, 20).quality).toBe('good')
  const broken = judgeLine(after(fallen, good, 4, 15), fair, 20_000)
  expect(after(broken, good, 21, 19).quality).toBe('poor')
})

test('a line that falls as soon as pictures are back waits twice as long, and afresh after a quiet hour (CAL20)', () => {
  const back = after(after(freshLine, poor, 0, 3), good, 4, 20)
  const again = after(back, poor, 30, 3)
  expect(again).toMatchObject({ quality: 'poor', patienceMs: 40_000 })
  expect(after(again, good, 40, 39).quality).toBe('poor')
  const later = after(after(again, good, 40, 40), poor, 3_600, 3)
  expect(later).toMatchObject({ quality: 'poor', patienceMs: 20_000 })
})
