import type { Statement, Transaction } from './transaction.ts'

/** A transaction whose writes are held back and then sent as one statement. */
export interface Together extends Transaction {
  /** Sends what was held back. */
  send(): void
}

/** Writes that are held back to be one statement and one transaction: nothing can be read with them. */
export interface Alone extends Transaction {
  /** What was held back, as one statement. */
  merged(): Statement
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

/** Holds writes back for a transaction of one statement. */
export function writeAlone(): Alone {
  const held: Statement[] = []
  const refuse = () => {
    throw new Error('nothing is read in a transaction of one statement')
  }
  return {
    query: refuse,
    tables: refuse,
    write: (statement) => held.push(statement),
    merged: () => merge(held.splice(0)),
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
  const values = statements.flatMap(({ values }) => values)
  const rows = statements.flatMap((statement) => statement.rows ?? [])
  return { ...merged, values: [...values, ...rows] }
}

function mergedText(statements: readonly Statement[]): string {
  let before = 0
  const parts = statements.map(({ text, values }, index) => {
    const shift = before
    before += values.length
    return `w${index} as (${text.replaceAll(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`)})`
  })
  return `with ${parts.join(', ')} select ${checksOf(statements, before).join(', ')}`.trimEnd()
}

/** A division by zero, the least that makes a statement fail, unless as many rows came back as must be written. */
function checksOf(statements: readonly Statement[], before: number): string[] {
  const checked = statements.flatMap(({ rows }, index) => (rows === undefined ? [] : index))
  return checked.map(
    (index, at) => `1 / ((select count(*) from w${index}) = $${before + at + 1}::bigint)::int`,
  )
}
