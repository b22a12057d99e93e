import { type Sbar, sbar } from '@baton/contract'
import { v5 } from 'uuid'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import { createScopeKey, openScopes, type Scope, type Vault } from '../../platform/vault/index.ts'

const stored = z.strictObject({
  reason: z.string(),
  sbar: sbar.nullable(),
  skill: z.string().nullable(),
  checklist: z.array(z.string()),
  hold: z.string().nullable(),
  outcome: z.string().nullable(),
})

/** What somebody wrote into a task. */
export type Words = z.infer<typeof stored>

/**
 * The words of an organisation's tasks share a key, whose id follows from the organisation's: a board opens thousands
 * of tasks at once, and a key for each would be unwrapped for each.
 */
function scopeOf(organisationId: string): Scope {
  const known = scopes.get(organisationId)
  if (known !== undefined) return known
  const scope = { organisationId, scopeId: v5('tasks', organisationId) }
  scopes.set(organisationId, scope)
  return scope
}

/** One for each organisation here: to name it anew for each task took half of the time in which a board opens. */
const scopes = new Map<string, Scope>()

/** Loads the key; where there is none yet, for the first task of all, makes it. */
export async function openToSeal(
  transaction: Transaction,
  vault: Vault,
  organisationId: string,
): Promise<Scope> {
  const scope = scopeOf(organisationId)
  await openScopes(transaction, vault, [{ scope }])
  return vault.isOpen(scope) ? scope : createScopeKey(transaction, vault, scope)
}

export function sealWords(vault: Vault, scope: Scope, id: string, words: Words): Buffer {
  return vault.seal(scope, JSON.stringify(words), `task|${id}|words`)
}

export function sealStepWords(vault: Vault, scope: Scope, id: string, number: number, words: string): Buffer {
  return vault.seal(scope, words, `task_step|${id}|${number}`)
}

/** Seals what the SBAR said before a step corrected it. */
export function sealStepBefore(vault: Vault, scope: Scope, id: string, number: number, before: Sbar): Buffer {
  return vault.seal(scope, JSON.stringify(before), `task_step|${id}|${number}|before`)
}

/** Loads what is needed to open these rows. */
export async function openToRead(
  transaction: Transaction,
  vault: Vault,
  rows: readonly { organisationId: string; words: Buffer | null }[],
): Promise<void> {
  const wanted = rows.flatMap(({ organisationId, words }) =>
    words === null ? [] : [{ scope: scopeOf(organisationId), sealed: words }],
  )
  await openScopes(transaction, vault, wanted)
}

/** Opens words; their key must be open. */
export function openWords(vault: Vault, row: { organisationId: string; id: string; words: Buffer }): Words {
  const opened = vault.open(scopeOf(row.organisationId), row.words, `task|${row.id}|words`)
  return stored.parse(JSON.parse(opened.toString('utf8')))
}

export function openStepWords(
  vault: Vault,
  row: { organisationId: string; taskId: string; number: number; words: Buffer | null },
): string | null {
  if (row.words === null) return null
  const context = `task_step|${row.taskId}|${row.number}`
  return vault.open(scopeOf(row.organisationId), row.words, context).toString('utf8')
}

/** What the SBAR said before a step corrected it; the tasks' key must be open. */
export function openStepBefore(
  vault: Vault,
  row: { organisationId: string; taskId: string; number: number; before: Buffer | null },
): Sbar | null {
  if (row.before === null) return null
  const context = `task_step|${row.taskId}|${row.number}|before`
  const opened = vault.open(scopeOf(row.organisationId), row.before, context)
  return sbar.parse(JSON.parse(opened.toString('utf8')))
}
