import { type Acting, actingIn } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'

/** Someone, or the feed, doing something that will be audited under this name. */
export interface Deed extends Acting {
  readonly action: string
  /** `null` for what the feed does. */
  readonly commandId: string | null
}

/** A command as a deed. */
export function deedIn(change: Change): Deed {
  return { ...actingIn(change), action: change.operation, commandId: change.commandId }
}

/** The stream in whose chain its leaves stand: of who did it, or the organisation's for the feed. */
export function chainOf({ personId, organisationId }: Deed): string {
  return personId ?? organisationId
}

/** Writes down what was done, to what; the chain's stream is locked. */
export function audit(deed: Deed, subjects: readonly { kind: string; id: string }[]): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: chainOf(deed),
    actor: deed.personId ?? 'system:patients',
    action: deed.action,
    subjects,
    commandId: deed.commandId,
    commitment: null,
  })
}
