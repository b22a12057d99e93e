import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Curve, plotShares } from '../model/plot.ts'
import { doneMinutes, reachMinutes } from './figures.ts'
import type { Night, Outcome } from './outcome.ts'
import { ladderFor } from './pressing.ts'
import { compareNights, type Nights, simulateNights } from './simulate-night.ts'

const folder = resolve(import.meta.dirname, '../dist')

/** Nights on four wards, by bleep and with Baton: the same requests, the same people. */
export const night = {
  name: 'night',
  about: 'a night on four wards, by bleep and with Baton: who is reached when, what is done when',
  run({ seed, nights }: { seed: number; nights: number }): { figures: Record<string, number>; raw: string } {
    const simulated = simulateNights(seed, nights)
    mkdirSync(folder, { recursive: true })
    const raw = resolve(folder, `night-${seed}.svg`)
    writeFileSync(raw, plotNights(simulated, seed))
    return { figures: compareNights(simulated), raw }
  },
}

/** When the right person knew, and when it was done, for everything and for what presses. */
function plotNights(nights: Nights, seed: number): string {
  const curves = (minutesOf: (outcome: Outcome) => number, only: (outcome: Outcome) => boolean): Curve[] => {
    const minutes = (many: readonly Night[]) =>
      many.flatMap(({ outcomes }) => outcomes.filter(only).map(minutesOf))
    return [
      { name: 'Baton', colour: '#005eb8', dash: 'none', minutes: minutes(nights.baton) },
      { name: 'Bleep', colour: '#d5281b', dash: '7 5', minutes: minutes(nights.bleep) },
    ]
  }
  const asked = ({ request }: Outcome) => !request.forSeniors
  const pressing = (outcome: Outcome) => asked(outcome) && ladderFor(outcome.request) !== null
  return plotShares(
    'A simulated night on four wards: the same requests by bleep and with Baton',
    `A model, not a measurement: ${nights.baton.length} nights, seed ${seed}; what it assumes is in simulate/night/parameters.ts.`,
    [
      { title: 'The right person knows', untilMinutes: 40, curves: curves(reachMinutes, asked) },
      { title: 'Pressing requests are done', untilMinutes: 120, curves: curves(doneMinutes, pressing) },
      { title: 'All requests are done', untilMinutes: 240, curves: curves(doneMinutes, asked) },
    ],
  )
}
