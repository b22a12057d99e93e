import type { Anomaly, History } from './history.ts'

/** Every acknowledged send has its leaf in the audit log. */
export function checkAudit({ sends, auditedCommandIds }: History): Anomaly[] {
  return sends
    .filter((send) => send.outcome === 'acknowledged' && !auditedCommandIds.has(send.messageId))
    .map((send) => ({
      kind: 'change without audit leaf',
      sentence: `message ${send.messageId} is not in the audit log`,
    }))
}
