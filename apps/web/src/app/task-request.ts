import type { RungTarget } from '@baton/contract'
import { createStore } from './session/store.ts'

/** Where something is asked from: whom that screen is about, which patient, or which message it is made of. */
export interface RequestFrom {
  readonly requestedFor?: RungTarget
  readonly patientId?: string
  readonly message?: { readonly conversationId: string; readonly messageId: string; readonly words: string }
}

/** What is being asked, from where; `null` while nothing is. The shell draws the form over whichever screen set it. */
export const taskRequest = createStore<RequestFrom | null>(null)
