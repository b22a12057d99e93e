import type { Urgency } from '@baton/contract'
import { isPressing } from './plan.ts'

const secondMs = 1_000
/** Pauses before the second, third … attempt on a channel. After the last one it is given up. */
const pressingPauses = [2, 5, 15, 30, 60].map((seconds) => seconds * secondMs)
const otherPauses = [60, 300, 1_800].map((seconds) => seconds * secondMs)

/** How long to wait before the next attempt on a channel, in ms, after this many; `null` when it is given up. */
export function pauseAfter(tries: number, urgency: Urgency): number | null {
  const pauses = isPressing(urgency) ? pressingPauses : otherPauses
  return pauses[tries - 1] ?? null
}
