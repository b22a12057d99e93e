import type { Called, Climb } from '@baton/domain/escalation/climb'
import type { Step } from '@baton/domain/escalation/next-step'

/** A step that changes where a ladder stands. */
export type Taken = Exclude<Step, { kind: 'settled' | 'wait' }>

/**
 * Where a ladder stands after a step, as the server keeps it.
 *
 * @param isReached whether a device of somebody who is called has it at once
 */
export function afterStep(climb: Climb, step: Taken, since: Date, isReached: () => boolean): Climb {
  switch (step.kind) {
    case 'advance': {
      const called = step.personIds.map((personId): Called => {
        return { personId, rung: step.rung, answer: null, delivered: isReached() }
      })
      const pages = [...climb.pages, ...called]
      return { ...climb, rung: step.rung, since, round: 0, widened: false, pages }
    }
    case 'widen': {
      const pages = climb.pages.map((page) =>
        step.personIds.includes(page.personId) ? { ...page, delivered: true } : page,
      )
      return { ...climb, widened: true, pages }
    }
    case 'exhaust':
      return { ...climb, state: 'exhausted', rung: climb.rungs.length - 1, since, round: 0 }
    case 'repeat':
    case 'remind':
      return { ...climb, round: step.round }
  }
}

/** Whom a step sounds at: those who are called, as far as a device of theirs has it. */
export function soundsAt({ pages }: Climb, step: Taken): string[] {
  if (step.kind === 'exhaust' || step.kind === 'remind') return []
  return step.personIds.filter((personId) =>
    pages.some((page) => page.personId === personId && page.delivered && page.answer === null),
  )
}
