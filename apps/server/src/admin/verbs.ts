import { backup } from './backup.ts'
import { createOrganisation } from './create-organisation.ts'
import { demoReset } from './demo-reset.ts'
import { exportAuditLogs } from './export-audit-log.ts'
import { resetAccess } from './reset-access.ts'
import { restore } from './restore.ts'
import { rotateKeys } from './rotate-keys.ts'
import type { Verb } from './verb.ts'
import { verifyAuditExport } from './verify-audit-export.ts'
import { verifyAuditLogs } from './verify-audit-log.ts'

/** Everything that `npm run admin -- <verb>` does, one line each. */
export const verbs: readonly Verb[] = [
  createOrganisation,
  resetAccess,
  verifyAuditLogs,
  exportAuditLogs,
  verifyAuditExport,
  backup,
  restore,
  rotateKeys,
  demoReset,
]
