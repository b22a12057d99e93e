/** What a device's line bears, from all to the least: sound is what is left (CAL20). */
export type Allowance = 'everything' | 'small' | 'screen' | 'sound'

const steps: readonly Allowance[] = ['sound', 'screen', 'small', 'everything']

export interface LineHealth {
  readonly allowance: Allowance
  /** Since when the line has been bad, or good; `null` while it is neither. */
  readonly badSince: number | null
  readonly goodSince: number | null
  /** How long it must be good before more is tried; grows each time that more was too much. */
  readonly patienceMs: number
  readonly raisedAt: number | null
}

const badShare = 0.1
const goodShare = 0.04
const badForMs = 2_000
const leastPatienceMs = 8_000
const mostPatienceMs = 60_000

export const healthyLine: LineHealth = {
  allowance: 'everything',
  badSince: null,
  goodSince: null,
  patienceMs: leastPatienceMs,
  raisedAt: null,
}

/** How the line stands after a look at which `lostShare` of the packets to the device had been lost. */
export function judgeLine(health: LineHealth, lostShare: number, now: number): LineHealth {
  if (lostShare > badShare) {
    const badSince = health.badSince ?? now
    if (now - badSince < badForMs) return { ...health, badSince, goodSince: null }
    const wasTooMuch = health.raisedAt !== null && now - health.raisedAt < mostPatienceMs
    return {
      allowance: step(health.allowance, -1),
      badSince: now,
      goodSince: null,
      patienceMs: wasTooMuch ? Math.min(mostPatienceMs, health.patienceMs * 2) : leastPatienceMs,
      raisedAt: null,
    }
  }
  if (lostShare > goodShare) return { ...health, badSince: null, goodSince: null }
  const goodSince = health.goodSince ?? now
  if (health.allowance === 'everything' || now - goodSince < health.patienceMs) {
    return { ...health, badSince: null, goodSince }
  }
  return {
    ...health,
    allowance: step(health.allowance, 1),
    badSince: null,
    goodSince: now,
    raisedAt: now,
  }
}

function step(from: Allowance, by: number): Allowance {
  const at = Math.min(steps.length - 1, Math.max(0, steps.indexOf(from) + by))
  return steps[at] ?? from
}
