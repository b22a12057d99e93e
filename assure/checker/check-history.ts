import { checkAudit } from './check-audit.ts'
import { checkMessages } from './check-messages.ts'
import { checkObservations } from './check-observations.ts'
import { checkReceipts } from './check-receipts.ts'
import type { Anomaly, History } from './history.ts'

/** Everything in a history that must not happen (assurance.md, "The checker looks for"). */
export function checkHistory(history: History): Anomaly[] {
  return [
    ...checkMessages(history),
    ...checkObservations(history),
    ...checkReceipts(history),
    ...checkAudit(history),
  ]
}
