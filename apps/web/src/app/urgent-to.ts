import type { UrgentTarget } from '@baton/contract'
import { createStore } from './session/store.ts'

/**
 * Opens the form of an urgent message to someone, or to whom one chooses there; `null` until the shell holds one. Who
 * draws the form sets it.
 *
 * `organisationId` is the connected organisation whose they are; nothing of my own.
 */
export const urgentTo = createStore<{
  readonly open: (to: UrgentTarget | null, organisationId?: string) => void
} | null>(null)
