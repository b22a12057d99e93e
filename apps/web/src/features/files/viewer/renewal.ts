/** Ways to content are renewed so long before they end, in ms: longer than a slow line takes to begin. */
const margin = 60_000
/** And never more often than this, whatever the device's clock says. */
const atMostEvery = 15_000

/** How long until ways to content that end at a moment are asked for again, in ms (FIL94). */
export function renewalIn(until: string, now: Date): number {
  return Math.max(atMostEvery, Date.parse(until) - now.getTime() - margin)
}
