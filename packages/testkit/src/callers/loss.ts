/** Drops packets by chance, the same ones for the same seed. */
export interface Loss {
  /** Share of packets dropped, 0 to 1. */
  readonly send: number
  readonly receive: number
  readonly seed: number
}

/** Whether the next packet is dropped, with a share that may change meanwhile. */
export function dropper(seed: number): (share: number) => boolean {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return (share) => {
    // xorshift32: quick, and chance enough for a network's.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    if (state === 0) state = 1
    return state / 2 ** 32 < share
  }
}
