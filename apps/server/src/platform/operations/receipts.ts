import { createHash } from 'node:crypto'
import type { Transaction } from '../database/transaction.ts'
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
  keep(transaction: Transaction, asked: Asked, value: unknown): void
}

/** Seals an answer for storage: it may hold words. */
export interface AnswerSeal {
  seal(organisationId: string, commandId: string, text: string): Buffer
  open(organisationId: string, commandId: string, sealed: Buffer): string
}

interface Row {
  personId: string
  operation: string
  inputHash: Buffer
  answer: Buffer
}

export function createReceipts(seal: AnswerSeal): Receipts {
  return {
    async find(transaction, asked) {
      const [row] = await transaction.query<Row>({
        name: 'receipt-find',
        text: `select person_id as "personId", operation, input_hash as "inputHash", answer
                 from command_receipt where id = $1`,
        values: [asked.commandId],
      })
      if (row === undefined) return null
      const same =
        row.personId === asked.viewer.personId &&
        row.operation === asked.operation &&
        row.inputHash.equals(hash(asked))
      if (!same) return refuse('conflict')
      return answer(JSON.parse(seal.open(asked.viewer.organisationId, asked.commandId, row.answer)))
    },
    keep(transaction, asked, value) {
      const { organisationId, personId } = asked.viewer
      transaction.write({
        name: 'receipt-keep',
        text: `insert into command_receipt (id, organisation_id, person_id, operation, input_hash, answer, at)
               values ($1, $2, $3, $4, $5, $6, $7)`,
        values: [
          asked.commandId,
          organisationId,
          personId,
          asked.operation,
          hash(asked),
          seal.seal(organisationId, asked.commandId, JSON.stringify(value)),
          asked.at.toISOString(),
        ],
      })
    },
  }
}

/** Salted with the command's id, which is random: short inputs cannot be guessed from a dump one by one for all. */
function hash(asked: Asked): Buffer {
  return createHash('sha256').update(asked.commandId).update(JSON.stringify(asked.input)).digest()
}
