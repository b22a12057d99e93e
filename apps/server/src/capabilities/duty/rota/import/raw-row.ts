/** A shift as a rota file says it, before it is known whose it is. */
export interface RawRow {
  /** Where it stands in the file, from 1. */
  readonly line: number
  readonly email: string
  /** The name of a role; empty for a shift without one. */
  readonly role: string
  readonly from: Date | null
  readonly until: Date | null
  /** What stands in its way already. */
  readonly problems: readonly string[]
}

/** The shifts of a rota file, or why it is none. */
export type RawRota = { ok: true; rows: RawRow[] } | { ok: false; problem: string }

/** Most shifts in one file. */
export const mostRows = 10_000
