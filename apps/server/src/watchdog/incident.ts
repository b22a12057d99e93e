import { lateAfterMs, silentAfterMs } from '@baton/domain/escalation/engine-state'

/** What a watchdog saw when it looked; `null` when the database could not be asked. */
export interface Seen {
  /** The newest word of any engine. */
  readonly beat: string | null
  /** How late the most overdue rung is. */
  readonly lateMs: number
}

export type Trouble = 'engine silent' | 'rung late' | 'database unreachable'

/** What is remembered from look to look. Times are by the watchdog's own hands, which nobody sets. */
export interface Vigil {
  readonly beat: string | null
  /** When the engine's word was seen to change last, or the watch began. */
  readonly heardMs: number
  /** Whether it was seen to change at all. */
  readonly heard: boolean
  /** Since when the database could not be asked. */
  readonly unreachableMs: number | null
  /** Looks in a row in which a rung was late. */
  readonly lateLooks: number
  /** Looks in a row in which nothing was wrong. */
  readonly wellLooks: number
  /** What has been told and is not over. */
  readonly told: Trouble | null
}

/** An embedded PostgreSQL that ended is started again in less. */
const unreachableAfterMs = 10_000
/** A clock that was set may make one look think a rung late. */
const looksToBelieve = 2

/** At the beginning nothing is known: silence counts from now, and what an earlier watchdog told is still told. */
export function beginVigil(nowMs: number, told: Trouble | null): Vigil {
  return { beat: null, heardMs: nowMs, heard: false, unreachableMs: null, lateLooks: 0, wellLooks: 0, told }
}

/**
 * What a look makes of the vigil, and what is to be told outside: a trouble once, and once that it is over (ESC24).
 */
export function afterLook(
  vigil: Vigil,
  seen: Seen | null,
  nowMs: number,
): { vigil: Vigil; tell: Trouble | 'well' | null } {
  const next = remember(vigil, seen, nowMs)
  const trouble = troubleOf(next, nowMs)
  if (trouble !== null) {
    const vigilNow = { ...next, wellLooks: 0, told: next.told ?? trouble }
    return { vigil: vigilNow, tell: next.told === null ? trouble : null }
  }
  const wellLooks = isWell(next, nowMs) ? next.wellLooks + 1 : 0
  if (next.told !== null && wellLooks >= looksToBelieve) {
    return { vigil: { ...next, wellLooks, told: null }, tell: 'well' }
  }
  return { vigil: { ...next, wellLooks }, tell: null }
}

function remember(vigil: Vigil, seen: Seen | null, nowMs: number): Vigil {
  if (seen === null) return { ...vigil, unreachableMs: vigil.unreachableMs ?? nowMs, lateLooks: 0 }
  // The first word that is seen may be an old one: only a change is heard.
  const changed = seen.beat !== null && vigil.beat !== null && seen.beat !== vigil.beat
  return {
    ...vigil,
    beat: seen.beat,
    heardMs: changed ? nowMs : vigil.heardMs,
    heard: vigil.heard || changed,
    unreachableMs: null,
    lateLooks: seen.lateMs > lateAfterMs ? vigil.lateLooks + 1 : 0,
  }
}

function troubleOf({ heardMs, unreachableMs, lateLooks }: Vigil, nowMs: number): Trouble | null {
  if (unreachableMs !== null && nowMs - unreachableMs > unreachableAfterMs) return 'database unreachable'
  if (nowMs - heardMs > silentAfterMs) return 'engine silent'
  return lateLooks >= looksToBelieve ? 'rung late' : null
}

/** Nothing is wrong, and the engine has been heard of late. */
function isWell({ heardMs, heard, unreachableMs, lateLooks }: Vigil, nowMs: number): boolean {
  return heard && unreachableMs === null && lateLooks === 0 && nowMs - heardMs < silentAfterMs / 2
}
