import { checkAnswers } from './check-answers.ts'
import { checkCalls } from './check-calls.ts'
import { checkRungs } from './check-rungs.ts'
import type { ClimbAnomaly, LadderHistory, Lateness } from './climbs.ts'

/**
 * What is wrong with how ladders were climbed (docs/rules/escalation.md), judged from what was seen alone: it shares
 * nothing with the engine, which may be wrong in the same way.
 */
export function checkClimbs(history: LadderHistory): { anomalies: ClimbAnomaly[]; lateness: Lateness[] } {
  const anomalies: ClimbAnomaly[] = []
  const lateness: Lateness[] = []
  for (const climbed of history.climbs) {
    const rungs = checkRungs(history, climbed)
    lateness.push(...rungs.lateness)
    anomalies.push(...rungs.anomalies, ...checkCalls(history, climbed), ...checkAnswers(climbed))
  }
  return { anomalies, lateness }
}
