import type { Random } from './random.ts'

/** What a network does to a connection. */
export type Fault =
  | { kind: 'cut' }
  /** Open on both sides, and nothing comes through any more. */
  | { kind: 'half-open' }
  /** Nothing comes through in one direction any more. */
  | { kind: 'one-way'; deaf: 'up' | 'down' }
  /** Every chunk is late by so many ms. */
  | { kind: 'delay'; delayMs: number }
  | { kind: 'corrupt' }
  | { kind: 'duplicate' }
  /** Chunks arrive in pieces of so many bytes. */
  | { kind: 'split'; bytes: number }

/** A fault, each kind as likely as any other. */
export function newFault(random: Random): Fault {
  const kinds: Fault[] = [
    { kind: 'cut' },
    { kind: 'half-open' },
    { kind: 'one-way', deaf: random.below(2) === 0 ? 'up' : 'down' },
    { kind: 'delay', delayMs: 50 + random.below(1500) },
    { kind: 'corrupt' },
    { kind: 'duplicate' },
    { kind: 'split', bytes: 1 + random.below(40) },
  ]
  return random.among(kinds)
}
