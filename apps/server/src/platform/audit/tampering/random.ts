/** Chance that can be repeated: the same seed gives the same run. Not for keys. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  oneOf<T>(values: readonly T[]): T
  bytes(length: number): Buffer
  /** Something in the form of a UUID. */
  id(): string
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => below(256)))
  return {
    below,
    bytes,
    oneOf(values) {
      const chosen = values[below(values.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    id: () =>
      bytes(16)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}
