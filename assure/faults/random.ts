/** Chance from a seed: the same seed, the same run. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  among<Item>(items: readonly Item[]): Item
  bytes(length: number): Buffer
}

/** Makes chance from a seed (mulberry32: 32 bits of state, enough to choose faults by). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    among(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to choose from')
      return item
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
