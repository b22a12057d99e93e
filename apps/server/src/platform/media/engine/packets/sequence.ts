/**
 * The number without end that a 16-bit one stands for, given one that was near it: so that gaps, order and offsets are
 * plain arithmetic everywhere else.
 */
export function unwrap(sequence: number, near: number): number {
  return near + (((sequence - near) << 16) >> 16)
}

export function wrap(extended: number): number {
  return extended & 0xffff
}

/** How far `later` is past `earlier` on a 32-bit clock of media time; negative when it is before it. */
export function timestampsBetween(earlier: number, later: number): number {
  return (later - earlier) | 0
}
