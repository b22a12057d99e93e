import { handoverEntry, handoverNotes } from '@baton/contract'
import { v5 } from 'uuid'
import { z } from 'zod'
import type { Scope, Vault } from '../../../platform/vault/index.ts'

const { notedAt, notedBy } = handoverEntry.shape
/** What was written before it was kept by whom and when has neither. */
const written = handoverNotes.extend({ notedAt: notedAt.default(null), notedBy: notedBy.default(null) })

const stored = z.strictObject({
  staffing: z.string(),
  /** Why nothing was taken over. */
  reason: z.string().nullable(),
  /** By patient. */
  notes: z.record(z.string(), written),
  /** By patient: why they were rejected. */
  rejections: z.record(z.string(), z.string()),
})

/** What somebody wrote into a handover. */
export type Words = z.infer<typeof stored>

/** Each handover has a key of its own, whose id follows from it. */
export function scopeOf({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('handover', id) }
}

/** Seals words with the handover's key, which must be open. */
export function sealWords(vault: Vault, scope: Scope, id: string, words: Words): Buffer {
  return vault.seal(scope, JSON.stringify(words), `handover|${id}|words`)
}

/** Opens words; the handover's key must be open. */
export function openWords(vault: Vault, row: { organisationId: string; id: string; words: Buffer }): Words {
  const opened = vault.open(scopeOf(row), row.words, `handover|${row.id}|words`)
  return stored.parse(JSON.parse(opened.toString('utf8')))
}
