import { api, type Escalation, type InputOf } from '@baton/contract'
import { type Answer, passes } from '../answer.ts'
import type { Clock } from '../ports.ts'

/**
 * What this device tells of pages: delivered as soon as one is here, seen when a screen showed it. The two are never
 * told as one, and neither of a page that did not come.
 */
export interface Pages {
  /** These are here now. */
  arrived(escalations: readonly Escalation[]): void
  /** A screen showed it. */
  see(escalation: Escalation): void
  /** The line is open: what could not be told is told now. */
  wake(): void
  clear(): void
}

export interface PagesDeps {
  readonly clock: Clock
  /** `manual`: nothing is marked as delivered unless the program calls the operation itself. */
  readonly mode: 'automatic' | 'manual'
  personId(): string
  isOpen(): boolean
  mark(operation: Mark, input: InputOf<Mark>): Promise<Answer<unknown>>
}

type Mark = typeof api.escalation.markPageDelivered | typeof api.escalation.markPageSeen

/** Wait after a mark that failed, in ms. */
const pause = 3000

export function createPages(deps: PagesDeps): Pages {
  /** What is to be told, by mark and page, so that nothing is told twice. */
  const untold = new Map<string, () => Promise<void>>()
  const told = new Set<string>()
  let stopTimer: (() => void) | undefined
  let era = 0

  /** @param at when the page was made: who is called again by a later rung tells of it again */
  function want(operation: Mark, escalationId: string, at: string): void {
    const key = `${operation.name} ${escalationId} ${at}`
    if (told.has(key) || untold.has(key)) return
    untold.set(key, () => tell(key, operation, escalationId, era))
    tellAll()
  }

  async function tell(key: string, operation: Mark, escalationId: string, mine: number): Promise<void> {
    const again = untold.get(key)
    untold.delete(key)
    told.add(key)
    const answer = await deps.mark(operation, { escalationId })
    if (mine !== era || answer.ok || !passes(answer.refusal) || !again) return
    told.delete(key)
    untold.set(key, again)
    stopTimer ??= deps.clock.setTimer(pause, () => {
      stopTimer = undefined
      tellAll()
    })
  }

  function tellAll(): void {
    if (!deps.isOpen()) return
    for (const one of [...untold.values()]) void one()
  }

  function mine(escalation: Escalation) {
    return escalation.pages.filter(({ personId }) => personId === deps.personId())
  }

  return {
    arrived(escalations) {
      if (deps.mode !== 'automatic') return
      for (const escalation of escalations) {
        for (const { deliveredAt, pagedAt } of mine(escalation)) {
          if (deliveredAt === null) want(api.escalation.markPageDelivered, escalation.id, pagedAt)
        }
      }
    },
    see(escalation) {
      for (const { seenAt, pagedAt } of mine(escalation)) {
        if (seenAt === null) want(api.escalation.markPageSeen, escalation.id, pagedAt)
      }
    },
    wake: tellAll,
    clear() {
      era += 1
      untold.clear()
      told.clear()
      stopTimer?.()
      stopTimer = undefined
    },
  }
}
