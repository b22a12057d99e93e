import { type HazardLog, riskOf } from './hazard-log.ts'

/** At this and above a risk is not acceptable; just below, only when somebody answers for it. */
const unacceptable = 4

/** Hazards that are in every log of this product. */
const always = [
  'Wrong recipient from a stale rota',
  'The escalation engine stops silently',
  'Sent to someone off duty or gone',
  'Delivered taken for read, read for accepted',
  'Late and nobody knows',
  'Acknowledged but lost',
]

/**
 * What is wrong with a hazard log: a control that names a test which is not there, a risk that is left too great, a
 * hazard that is gone.
 *
 * @param titles the titles of all tests
 */
export function checkHazardLog(log: HazardLog, titles: readonly string[]): string[] {
  const problems: string[] = []
  const whole = new Set(titles)
  const rules = new Set(titles.flatMap(rulesOf))
  const ids = log.hazards.map(({ id }) => id)
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index))
    problems.push(`${id} is there twice`)
  for (const title of always) {
    if (!log.hazards.some((hazard) => hazard.title === title)) problems.push(`"${title}" is not in the log`)
  }
  for (const { id, initial, residual, controls, signedOff } of log.hazards) {
    const left = riskOf(log, residual)
    if (left >= unacceptable) problems.push(`${id} is left with a risk of ${left}, which is not acceptable`)
    if (left === unacceptable - 1 && signedOff === undefined) {
      problems.push(`${id} is left with a risk of ${left}, which nobody has signed off`)
    }
    if (left > riskOf(log, initial)) problems.push(`${id} is left with a greater risk than it began with`)
    const tests = controls.flatMap((control) => (control.kind === 'test' ? control.tests : []))
    if (tests.length === 0) problems.push(`${id} is held by no test`)
    for (const test of tests) {
      if (!whole.has(test) && !rules.has(test)) problems.push(`${id} names a test that is not there: ${test}`)
    }
  }
  return problems
}

/** The rules that a test's title names: `ESC3, ESC4: …`. */
function rulesOf(title: string): string[] {
  const named = /^((?:[A-Z]{2,5}\d+[a-z]?(?:,\s*)?)+):/.exec(title)?.[1] ?? ''
  return named.split(',').flatMap((id) => id.trim() || [])
}
