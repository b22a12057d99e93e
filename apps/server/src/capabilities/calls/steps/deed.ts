import { type Acting, actingIn } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'

/** Someone, a guest, or the watch, doing something that will be audited under this name. */
export interface Deed extends Acting {
  readonly action: string
  /** `null` for what is done by itself, or by a device's socket. */
  readonly commandId: string | null
  /** A guest, who is no person of the organisation. */
  readonly guestId?: string
}

/** A command as a deed. */
export function deedIn(change: Change): Deed {
  return { ...actingIn(change), action: change.operation, commandId: change.commandId }
}
