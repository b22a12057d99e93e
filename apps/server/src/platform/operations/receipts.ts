import { v5 } from 'uuid'
import type { Transaction } from '../database/transaction.ts'
import { createScopeKey } from '../vault/create-scope-key.ts'
import { openScopes } from '../vault/open-scopes.ts'
import type { Scope, Vault } from '../vault/vault.ts'
import { type Answer, answer, refuse } from './answer.ts'
import type { Viewer } from './viewer.ts'

/** A command as it was asked. */
export interface Asked {
  commandId: string
  viewer: Viewer
  operation: string
  input: unknown
  at: Date
}

/** Remembers answers, so that a command asked again gives the same one and happens once (rule RT2). */
export interface Receipts {
  /** The earlier answer; `conflict` when the id was used for something else; `null` when it is new. */
  find(transaction: Transaction, asked: Asked): Promise<Answer<unknown> | null>
  /** Keeps the answer, in the transaction of what it answers. */
  keep(transaction: Transaction, asked: Asked, value: unknown): Promise<void>
}

interface Row {
  personId: string
  operation: string
  inputHash: Buffer
  answer: Buffer
}

/** Answers are kept sealed: they may hold words. */
export function createReceipts(vault: Vault): Receipts {
  return {
    async find(transaction, asked) {
      const [row] = await transaction.query<Row>({
        name: 'receipt-find',
        text: `select person_id as "personId", operation, input_hash as "inputHash", answer
                 from command_receipt where id = $1`,
        values: [asked.commandId],
      })
      if (row === undefined) return null
      if (row.personId !== asked.viewer.personId || row.operation !== asked.operation)
        return refuse('conflict')
      const scope = scopeOf(asked)
      await openScopes(transaction, vault, [{ scope, sealed: row.answer }])
      if (!row.inputHash.equals(commitmentTo(vault, scope, asked))) return refuse('conflict')
      return answer(JSON.parse(vault.open(scope, row.answer, contextOf(asked)).toString()))
    },
    async keep(transaction, asked, value) {
      const { organisationId, personId } = asked.viewer
      const scope = await openOrCreate(transaction, vault, scopeOf(asked))
      transaction.write({
        name: 'receipt-keep',
        text: `insert into command_receipt (id, organisation_id, person_id, operation, input_hash, answer, at)
               values ($1, $2, $3, $4, $5, $6, $7)`,
        values: [
          asked.commandId,
          organisationId,
          personId,
          asked.operation,
          commitmentTo(vault, scope, asked),
          vault.seal(scope, JSON.stringify(value), contextOf(asked)),
          asked.at.toISOString(),
        ],
      })
    },
  }
}

/** All receipts of an organisation share a key of their own, whose id follows from the organisation's. */
function scopeOf({ viewer }: Asked): Scope {
  return { organisationId: viewer.organisationId, scopeId: v5('command receipts', viewer.organisationId) }
}

async function openOrCreate(transaction: Transaction, vault: Vault, scope: Scope): Promise<Scope> {
  await openScopes(transaction, vault, [{ scope }])
  return vault.isOpen(scope) ? scope : createScopeKey(transaction, vault, scope)
}

function contextOf({ commandId }: Asked): string {
  return `command_receipt|${commandId}|answer`
}

/** Keyed, because an input may hold a password or a short word that a plain hash would let one guess from a dump. */
function commitmentTo(vault: Vault, scope: Scope, { commandId, input }: Asked): Buffer {
  return vault.commitment(scope, `${commandId}|${JSON.stringify(input)}`)
}
