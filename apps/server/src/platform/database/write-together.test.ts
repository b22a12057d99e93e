import { expect, test } from 'vitest'
import type { Statement, Transaction } from './transaction.ts'
import { writeAlone, writeTogether } from './write-together.ts'

function paper(): { sent: Statement[]; transaction: Transaction } {
  const sent: Statement[] = []
  const unused = () => {
    throw new Error('not asked for here')
  }
  return { sent, transaction: { query: unused, tables: unused, write: (statement) => sent.push(statement) } }
}

const insert = { name: 'insert-a', text: 'insert into a (x, y) values ($1, $2)', values: [1, 'one'] }
const update = { name: 'update-b', text: 'update b set x = $2 where id = $1', values: ['id', 2] }

test('several writes are sent as one statement, each with its own parameters', () => {
  const { sent, transaction } = paper()
  const together = writeTogether(transaction)
  together.write(insert)
  together.write(update)
  expect(sent).toEqual([])
  together.send()
  expect(sent).toMatchObject([
    {
      text: 'with w0 as (insert into a (x, y) values ($1, $2)), w1 as (update b set x = $4 where id = $3) select',
      values: [1, 'one', 'id', 2],
    },
  ])
})

test('the same writes have the same name again, others another, and nothing is nothing', () => {
  const { sent, transaction } = paper()
  const send = (...statements: Statement[]) => {
    const together = writeTogether(transaction)
    for (const statement of statements) together.write(statement)
    together.send()
  }
  send(insert, update)
  send({ ...insert, values: [3, 'three'] }, update)
  send(insert)
  send()
  const [first, again, other] = sent.map(({ name }) => name)
  expect(sent).toHaveLength(3)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('a write that must find its rows fails all that is sent with it when it does not', () => {
  const alone = writeAlone()
  alone.write({ ...insert, rows: 1 })
  alone.write(update)
  alone.write({ ...update, name: 'update-b-again', rows: 3 })
  const { text, values } = alone.merged()
  expect(text).toContain('select 1 / ((select count(*) from w0) = $7::bigint)::int')
  expect(text).toContain('1 / ((select count(*) from w2) = $8::bigint)::int')
  expect(values).toEqual([1, 'one', 'id', 2, 'id', 2, 1, 3])
})
