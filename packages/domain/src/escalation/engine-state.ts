/** The engine's word may be so old, and a rung so late, before it is said aloud (ESC24). */
export const silentAfterMs = 30_000
export const lateAfterMs = 5_000

/** How the engine fares, from how old its last word is (`null`: it never spoke) and how late the latest due rung is. */
export function engineState(vitals: {
  silentMs: number | null
  latestMs: number
}): 'well' | 'late' | 'silent' {
  if (vitals.silentMs === null || vitals.silentMs > silentAfterMs) return 'silent'
  return vitals.latestMs > lateAfterMs ? 'late' : 'well'
}
