import type { BrokenGlass } from '@baton/contract'
import type { Vault } from '../../../platform/vault/index.ts'
import type { GlassRow } from '../store/glass.ts'
import { openWords, patientScope } from '../words.ts'

/** What crosses the wire; the patient's key must be open. */
export function presentGlass(vault: Vault, row: GlassRow): BrokenGlass {
  const scope = patientScope({ organisationId: row.organisationId, id: row.patientId })
  return {
    id: row.id,
    patientId: row.patientId,
    personId: row.personId,
    reason: openWords(vault, scope, ['reason', row.id], row.reason),
    at: row.at.toISOString(),
    until: row.until.toISOString(),
    reviewedBy: row.reviewedBy,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    verdict: row.verdict,
    note: row.note && openWords(vault, scope, ['note', row.id], row.note),
  }
}
