import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { byteaArray, momentArray, plainArray, textArray } from './array-literals.ts'

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client(inject('postgres'))
  await client.connect()
})
afterAll(() => client.end())

/** What PostgreSQL makes of a literal. */
async function read(type: string, literal: string): Promise<unknown> {
  const { rows } = await client.query(`select to_jsonb($1::${type}[]) as value`, [literal])
  return rows[0]?.value
}

test('ids and numbers arrive as they are, and nothing as nothing', async () => {
  const id = '019a5b5c-0000-7000-8000-000000000001'
  expect(await read('uuid', plainArray([id, null]))).toEqual([id, null])
  expect(await read('bigint', plainArray([0, -1, Number.MAX_SAFE_INTEGER, null]))).toEqual([
    0,
    -1,
    Number.MAX_SAFE_INTEGER,
    null,
  ])
  expect(await read('uuid', plainArray([]))).toEqual([])
})

test('words arrive letter by letter, whatever they are', async () => {
  const words = [
    '',
    ' ',
    'NULL',
    'null',
    '{}',
    '{"a": "b\\"c"}',
    'a,b',
    "it's",
    '\\',
    '"',
    '\n\t',
    'é 👍 \\x00',
  ]
  expect(await read('text', textArray([...words, null]))).toEqual([...words, null])
})

test('bytes and moments arrive to the last bit', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const { rows } = await client.query('select $1::bytea[] as value', [
    byteaArray([bytes, Buffer.alloc(0), null]),
  ])
  expect(rows[0]?.value).toEqual([bytes, Buffer.alloc(0), null])
  const moment = new Date('2026-03-02T08:00:00.123Z')
  const moments = await client.query('select $1::timestamptz[] as value', [momentArray([moment, null])])
  expect(moments.rows[0]?.value).toEqual([moment, null])
})
