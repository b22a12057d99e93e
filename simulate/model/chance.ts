import { randomFrom } from '../../assure/faults/random.ts'

/** Chance of a night, from a seed. */
export interface Chance {
  /** From 0 to below 1. */
  share(): number
  happens(probability: number): boolean
  between(from: number, to: number): number
  below(limit: number): number
  /** Time until what comes `perMs` times a millisecond comes next. */
  nextAfter(perMs: number): number
  /** Around a median, never negative, with a long tail. */
  around(median: number, spread: number): number
  /** The place of one of several, each as likely as its weight. */
  weighted(weights: readonly number[]): number
}

export function chanceFrom(seed: number): Chance {
  const random = randomFrom(seed)
  const share = () => random.below(2 ** 32) / 2 ** 32
  return {
    share,
    happens: (probability) => share() < probability,
    between: (from, to) => from + share() * (to - from),
    below: random.below,
    nextAfter: (perMs) => -Math.log(1 - share()) / perMs,
    around(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())
      return median * Math.exp(spread * normal)
    },
    weighted(weights) {
      let left = share() * weights.reduce((sum, weight) => sum + weight, 0)
      for (const [index, weight] of weights.entries()) {
        left -= weight
        if (left < 0) return index
      }
      return weights.length - 1
    },
  }
}
