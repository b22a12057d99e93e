import { api, type Escalation } from '@baton/contract'
import type { Clock } from '../ports.ts'
import type { Roads } from '../roads.ts'
import { createUrgentActs, type UrgentActs } from './acts.ts'
import { createPages } from './pages.ts'
import { createUrgent, type UrgentHolding } from './urgent.ts'

interface Surroundings {
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  readonly receipts: 'automatic' | 'manual'
  readonly roads: Pick<Roads, 'call'>
  personId(): string
  isOpen(): boolean
  changed(): void
}

/** What is urgent: what is held of it, what is told of it, and what can be done with it. */
export function assembleUrgent(around: Surroundings): { urgent: UrgentHolding; acts: UrgentActs } {
  const { clock, random, roads, personId, isOpen } = around
  const urgent = createUrgent({
    clock,
    random,
    personId,
    pages: createPages({
      clock,
      mode: around.receipts,
      personId,
      isOpen,
      mark: (operation, input) => roads.call(operation, input),
    }),
    fetchOpen: () => roads.call(api.escalation.listOpen, {}),
    lookUp: (escalationId) => roads.call(api.escalation.open, { escalationId }),
    changed: around.changed,
  })
  const acts = createUrgentActs({
    newId: around.newId,
    isOpen,
    call: (operation, input, id) => roads.call(operation, input, id),
    find: (escalationId): Escalation | undefined => urgent.held(escalationId),
    took: urgent.take,
  })
  return { urgent, acts }
}
