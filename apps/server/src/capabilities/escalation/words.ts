import { reason, type Sbar, sbar } from '@baton/contract'
import { v5 } from 'uuid'
import { z } from 'zod'
import type { Scope, Vault } from '../../platform/vault/index.ts'

/** What somebody wrote into an escalation. */
export interface Words {
  readonly reason: string
  readonly sbar: Sbar | null
  readonly callBack: string | null
}

const stored = z.strictObject({ reason, sbar: sbar.nullable(), callBack: z.string().nullable() })

/** Each escalation has a key of its own, whose id follows from it: its subject may have one under the same id. */
export function scopeOf({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('escalation', id) }
}

/** Seals words with the escalation's key, which must be open. */
export function sealWords(vault: Vault, scope: Scope, id: string, words: Words): Buffer {
  return vault.seal(scope, JSON.stringify(words), contextOf(id))
}

/** Opens words; the escalation's key must be open. */
export function openWords(vault: Vault, row: { organisationId: string; id: string; words: Buffer }): Words {
  return stored.parse(JSON.parse(vault.open(scopeOf(row), row.words, contextOf(row.id)).toString('utf8')))
}

function contextOf(id: string): string {
  return `escalation|${id}|words`
}
