import { type Acting, actingIn } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'

/** Someone, or the system, doing something that will be audited under this name. */
export interface Deed extends Acting {
  readonly action: string
  /** `null` for what is done by itself. */
  readonly commandId: string | null
  /** What is hung on the task with it. */
  readonly fileIds?: readonly string[]
}

/** A command as a deed. */
export function deedIn(change: Change): Deed {
  return { ...actingIn(change), action: change.operation, commandId: change.commandId }
}
