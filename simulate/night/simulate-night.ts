import { byBaton } from './by-baton.ts'
import { byBleep } from './by-bleep.ts'
import { type Figures, figuresOf } from './figures.ts'
import type { Night } from './outcome.ts'
import { requestsOf } from './requests.ts'

/** So many nights of the same wards, each gone through twice with the same requests. */
export interface Nights {
  readonly bleep: readonly Night[]
  readonly baton: readonly Night[]
}

/** Simulates nights; the same seed gives the same nights. */
export function simulateNights(seed: number, count: number): Nights {
  const seeds = Array.from({ length: count }, (_one, index) => seed * 1_000 + index)
  const asked = seeds.map((own) => ({ own, requests: requestsOf(own) }))
  return {
    bleep: asked.map(({ own, requests }) => byBleep(requests, own)),
    baton: asked.map(({ own, requests }) => byBaton(requests, own)),
  }
}

/** What both came to, side by side: `bleepDoneP50Min`, `batonDoneP50Min`. */
export function compareNights({ bleep, baton }: Nights): Record<string, number> {
  const asked = bleep.flatMap(({ outcomes }) => outcomes.filter(({ request }) => !request.forSeniors))
  const [before, after] = [figuresOf(bleep), figuresOf(baton)]
  return {
    nights: bleep.length,
    requestsPerNight: Math.round(asked.length / bleep.length),
    ...named('bleep', before),
    ...named('baton', after),
    doctorSavedMin: saved(before.telephoneMinPerDoctor, after.telephoneMinPerDoctor),
    nurseSavedMin: saved(before.askingMinPerNurse, after.askingMinPerNurse),
  }
}

function named(way: string, figures: Figures): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      `${way}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      figure,
    ]),
  )
}

function saved(before: number, after: number): number {
  return Math.round((before - after) * 100) / 100
}
