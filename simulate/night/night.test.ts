import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byBaton } from './by-baton.ts'
import { byBleep } from './by-bleep.ts'
import type { Night } from './outcome.ts'
import { nightMs, requestsOf } from './requests.ts'
import { compareNights, simulateNights } from './simulate-night.ts'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const ways = [
  ['by bleep', byBleep],
  ['with Baton', byBaton],
] as const

test('the same seed gives the same figures, another seed others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const figures = compareNights(simulateNights(seed, 2))
      expect(compareNights(simulateNights(seed, 2))).toEqual(figures)
      expect(compareNights(simulateNights(seed + 1, 2))).not.toEqual(figures)
    }),
    { numRuns: 20 },
  )
})

test.each(ways)('%s no request is lost: each reaches somebody, and is done once', (_way, way) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const requests = requestsOf(seed)
      const { outcomes } = way(requests, seed)
      expect(outcomes.map(({ request }) => request)).toEqual(requests)
      for (const { request, reachedAt, doneAt, done } of outcomes) {
        expect(done, request.id).toBe(1)
        expect(reachedAt, request.id).toBeGreaterThanOrEqual(request.at)
        expect(doneAt, request.id).toBeGreaterThanOrEqual((reachedAt ?? 0) + request.workMs)
      }
    }),
    { numRuns: 60 },
  )
})

test.each(ways)('%s nobody does more than fits into the time that the night took', (_way, way) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const night = way(requestsOf(seed), seed)
      const worked = night.outcomes.reduce((total, { request }) => total + request.workMs, 0)
      const kept = night.doctors.reduce(
        (total, { walkedMs, telephoneMs }) => total + walkedMs + telephoneMs,
        0,
      )
      expect(worked + kept).toBeLessThanOrEqual(night.doctors.length * lasted(night))
    }),
    { numRuns: 60 },
  )
})

function lasted({ outcomes }: Night): number {
  return Math.max(nightMs, ...outcomes.map(({ doneAt }) => doneAt ?? 0))
}

test('both ways are given the same requests', () => {
  const { bleep, baton } = simulateNights(7, 3)
  const asked = (nights: readonly Night[]) =>
    nights.flatMap(({ outcomes }) => outcomes.map(({ request }) => request))
  expect(asked(bleep)).toEqual(asked(baton))
})
