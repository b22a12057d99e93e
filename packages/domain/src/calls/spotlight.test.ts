import { expect, test } from 'vitest'
import { emptyStage, type OnStage, type Spotlight, spotlight } from './spotlight.ts'

const [amina, ben, chidi] = ['amina', 'ben', 'chidi']
const quiet: OnStage = { me: amina, others: [ben, chidi], screens: [], speakers: [], pinned: null }

function speaking(...ids: string[]): OnStage {
  return { ...quiet, speakers: ids.map((participantId) => ({ participantId, level: 0.6 })) }
}

function shownAfter(before: Spotlight, stage: OnStage, ...atMs: number[]): Spotlight {
  return atMs.reduce((now, at) => spotlight(now, stage, at), before)
}

test('who has spoken for a moment is shown, who coughs is not (CAL19)', () => {
  const first = spotlight(emptyStage, quiet, 0)
  expect(first.shown).toEqual({ participantId: ben, source: 'camera' })
  expect(shownAfter(first, speaking(chidi), 100, 900).shown?.participantId).toBe(ben)
  expect(shownAfter(first, speaking(chidi), 100, 1_100).shown?.participantId).toBe(chidi)
})

test('a moment that is interrupted begins anew (CAL19)', () => {
  const begun = shownAfter(spotlight(emptyStage, quiet, 0), speaking(chidi), 100, 900)
  const paused = spotlight(begun, quiet, 1_000)
  expect(shownAfter(paused, speaking(chidi), 1_100, 1_900).shown?.participantId).toBe(ben)
})

test('oneself is never shown large, however loud (CAL19)', () => {
  const loud = shownAfter(emptyStage, speaking(amina), 0, 5_000)
  expect(loud.shown?.participantId).toBe(ben)
  expect(shownAfter(emptyStage, speaking(amina, chidi), 0, 5_000).shown?.participantId).toBe(chidi)
})

test('a shared screen comes before faces, and a pin before both (CAL19)', () => {
  const shared = { ...speaking(chidi), screens: [ben] }
  expect(spotlight(emptyStage, shared, 0).shown).toEqual({ participantId: ben, source: 'screen' })
  const pinned: OnStage = { ...shared, pinned: { participantId: chidi, source: 'camera' } }
  expect(spotlight(emptyStage, pinned, 0).shown).toEqual({ participantId: chidi, source: 'camera' })
})

test('a pin on somebody who has gone holds no place, and one who goes leaves it to another (CAL19)', () => {
  const chidiLarge = shownAfter(emptyStage, speaking(chidi), 0, 2_000)
  const without: OnStage = {
    ...quiet,
    others: [ben],
    pinned: { participantId: chidi, source: 'camera' },
  }
  expect(spotlight(chidiLarge, without, 3_000).shown?.participantId).toBe(ben)
  expect(spotlight(chidiLarge, { ...without, others: [] }, 3_000).shown).toBeNull()
})
