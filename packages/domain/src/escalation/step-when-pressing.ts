import { type Climb, waitedFor } from './climb.ts'
import { type Holders, nextStep, type Step } from './next-step.ts'

/**
 * The step of an escalation that presses more from this moment on (ESC26): what is due at its new pace, or else whoever
 * was called or told is called or told again at once. A rung has waited since it was called.
 */
export function stepWhenPressing(climb: Climb, now: Date, holders: Holders): Step {
  const step = nextStep(climb, now, holders)
  if (step.kind !== 'wait') return step
  const round = climb.round + 1
  if (climb.state === 'exhausted') return { kind: 'remind', round }
  return { kind: 'repeat', round, personIds: waitedFor(climb).map(({ personId }) => personId) }
}
