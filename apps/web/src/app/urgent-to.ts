import type { UrgentTarget } from '@baton/contract'
import { createStore } from './session/store.ts'

/**
 * Opens the form of an urgent message to someone, or to whom one chooses there; `null` until the shell holds one. Who
 * draws the form sets it.
 */
export const urgentTo = createStore<{ readonly open: (to: UrgentTarget | null) => void } | null>(null)
