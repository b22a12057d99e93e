import type { RungTarget } from '@baton/contract'
import { createStore } from './session/store.ts'

/** Where something is asked from: whom that screen is about, which patient, or which message it is made of. */
export interface RequestFrom {
  readonly requestedFor?: RungTarget
  readonly patientId?: string
  readonly message?: { readonly conversationId: string; readonly messageId: string; readonly words: string }
}

/** Opens the form that asks for something; `null` until the shell holds one. Who draws the form sets it. */
export const taskRequest = createStore<{ readonly open: (from: RequestFrom) => void } | null>(null)
