import type { Statement, Transaction } from './transaction.ts'

/** A transaction whose writes are held back and then sent as one statement. */
export interface Together extends Transaction {
  /** Sends what was held back. */
  send(): void
}

/**
 * Sends several writes as one statement: each statement costs the server and the database some 30 µs, however little
 * it does. The database does them in no particular order and all from the same view, so no two may touch the same row,
 * and none may be of a table that refers to another's by a foreign key.
 */
export function writeTogether(transaction: Transaction): Together {
  const held: Statement[] = []
  return {
    ...transaction,
    write: (statement) => held.push(statement),
    send() {
      if (held.length > 0) transaction.write(merge(held.splice(0)))
    },
  }
}

/** By the names of its parts: a merged statement's own short name, since PostgreSQL cuts names at 63 bytes, and text. */
const known = new Map<string, { name: string; text: string }>()

function merge(statements: readonly Statement[]): Statement {
  const key = statements.map(({ name }) => name).join('+')
  let merged = known.get(key)
  if (merged === undefined) {
    merged = { name: `together-${known.size}`, text: mergedText(statements) }
    known.set(key, merged)
  }
  return { ...merged, values: statements.flatMap(({ values }) => values) }
}

function mergedText(statements: readonly Statement[]): string {
  let before = 0
  const parts = statements.map(({ text, values }, index) => {
    const shift = before
    before += values.length
    return `w${index} as (${text.replaceAll(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`)})`
  })
  return `with ${parts.join(', ')} select`
}
