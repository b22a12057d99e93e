import { type Acting, actingIn } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'

/** A step by a command or by the system, and how it is written down. */
export interface Deed extends Acting {
  /** The operation, or what the system does. */
  readonly action: string
  readonly commandId: string | null
}

/** The viewer of a command. */
export function deedIn(change: Change): Deed {
  return { ...actingIn(change), action: change.operation, commandId: change.commandId }
}
