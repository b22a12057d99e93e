import { v5 } from 'uuid'
import { z } from 'zod'
import type { Scope, Vault } from '../../platform/vault/index.ts'

/** What somebody wrote into a call. */
export interface Words {
  readonly place: string
  readonly callBack: string | null
}

const stored = z.strictObject({ place: z.string(), callBack: z.string().nullable() })

/** Each call has a key of its own, whose id follows from it. */
export function scopeOf({ organisationId, id }: { organisationId: string; id: string }): Scope {
  return { organisationId, scopeId: v5('crash call', id) }
}

/** Seals words with the call's key, which must be open. */
export function sealWords(vault: Vault, scope: Scope, id: string, words: Words): Buffer {
  return vault.seal(scope, JSON.stringify(words), `crash_call|${id}|words`)
}

/** Opens words; the call's key must be open. */
export function openWords(vault: Vault, row: { organisationId: string; id: string; words: Buffer }): Words {
  const opened = vault.open(scopeOf(row), row.words, `crash_call|${row.id}|words`)
  return stored.parse(JSON.parse(opened.toString('utf8')))
}

/** Seals how it ended. */
export function sealOutcome(vault: Vault, scope: Scope, id: string, outcome: string): Buffer {
  return vault.seal(scope, outcome, `crash_call|${id}|outcome`)
}

export function openOutcome(
  vault: Vault,
  row: { organisationId: string; id: string; outcome: Buffer | null },
): string | null {
  if (row.outcome === null) return null
  return vault.open(scopeOf(row), row.outcome, `crash_call|${row.id}|outcome`).toString('utf8')
}
