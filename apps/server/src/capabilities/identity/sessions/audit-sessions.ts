import type { Change } from '../../../platform/operations/change.ts'

/** Writes in the person's own chain that they ended these sessions. */
export function auditSessions(change: Change, sessionIds: readonly string[]): void {
  change.audit(
    { kind: 'person', id: change.viewer.personId },
    { subjects: sessionIds.map((id) => ({ kind: 'session', id })) },
  )
}
