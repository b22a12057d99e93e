import { expect, test } from 'vitest'
import { beginListening, freshHearing, isTimeToMend, type Listening, listen, mending } from './silence.ts'

const spoken: Listening = { expected: true, carried: true, arrives: true, sound: 0 }

test('somebody’s microphone is on and nothing came for five seconds: that is silence (CAL22)', () => {
  const hearing = listen(freshHearing, spoken, 0)
  expect(listen(hearing, spoken, 4_000).silent).toBe(false)
  expect(listen(hearing, spoken, 5_000).silent).toBe(true)
})

test('it is silent until somebody is heard, however often one connects again (CAL22)', () => {
  const again = beginListening(mending(listen(listen(freshHearing, spoken, 0), spoken, 5_000), 5_000))
  expect(again.silent).toBe(true)
  expect(listen(again, { ...spoken, sound: 1 }, 7_000).silent).toBe(false)
  expect(listen(again, { ...spoken, expected: false }, 7_000).silent).toBe(false)
})

test('where nothing of any kind comes any more, three seconds are enough (CAL22)', () => {
  const cut = { ...spoken, arrives: false }
  expect(listen(listen(freshHearing, cut, 0), cut, 3_000).silent).toBe(true)
})

test('a room in which every microphone is off is quiet, not silent (CAL22)', () => {
  const quiet = { ...spoken, expected: false }
  expect(listen(listen(freshHearing, quiet, 0), quiet, 60_000).silent).toBe(false)
})

test('one packet of sound ends the silence (CAL22)', () => {
  const silent = listen(listen(freshHearing, spoken, 0), spoken, 9_000)
  const heard = listen(silent, { ...spoken, sound: 1 }, 10_000)
  expect(heard.silent).toBe(false)
  expect(heard.mends).toBe(0)
})

test('it is mended at once, then after longer waits: it may be their device, which ours cannot mend (CAL22)', () => {
  const nobodyCarried = { ...spoken, carried: false }
  let hearing = listen(freshHearing, nobodyCarried, 0)
  const tries: number[] = []
  for (let second = 1; second <= 120; second += 1) {
    hearing = listen(hearing, nobodyCarried, second * 1_000)
    if (!isTimeToMend(hearing, false, second * 1_000)) continue
    tries.push(second)
    hearing = mending(hearing, second * 1_000)
  }
  expect(tries).toEqual([5, 15, 35, 75])
})

test('where the server says that it sends a voice, one does not wait as long (CAL22)', () => {
  let hearing = mending(listen(freshHearing, spoken, 0), 5_000)
  hearing = listen(mending(hearing, 15_000), spoken, 16_000)
  expect(isTimeToMend(hearing, true, 30_000)).toBe(true)
  expect(isTimeToMend(hearing, false, 30_000)).toBe(false)
})
