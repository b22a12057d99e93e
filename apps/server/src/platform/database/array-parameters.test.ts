import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import {
  bigintArray,
  booleanArray,
  byteaArray,
  intArray,
  jsonArray,
  momentArray,
  textArray,
  uuidArray,
} from './array-parameters.ts'

let client: pg.Client

beforeAll(async () => {
  client = new pg.Client(inject('postgres'))
  await client.connect()
})
afterAll(() => client.end())

/** What PostgreSQL makes of a parameter. */
async function read(type: string, parameter: Buffer): Promise<unknown> {
  const { rows } = await client.query(`select to_jsonb($1::${type}[]) as value`, [parameter])
  return rows[0]?.value
}

test('ids and numbers arrive as they are, and nothing as nothing', async () => {
  const ids = ['019a5b5c-0000-7000-8000-000000000001', 'ffffffff-ffff-ffff-ffff-abcdefabcdef']
  expect(await read('uuid', uuidArray([...ids, null]))).toEqual([...ids, null])
  expect(await read('uuid', uuidArray([ids[1]?.toUpperCase() ?? '']))).toEqual([ids[1]])
  const numbers = [0, -1, 2 ** 32, -(2 ** 40) - 5, Number.MAX_SAFE_INTEGER, null]
  expect(await read('bigint', bigintArray(numbers))).toEqual(numbers)
  expect(await read('int', intArray([0, -1, 2 ** 31 - 1]))).toEqual([0, -1, 2 ** 31 - 1])
  expect(await read('boolean', booleanArray([true, false]))).toEqual([true, false])
  expect(await read('uuid', uuidArray([]))).toEqual([])
  expect(await read('text', textArray([]))).toEqual([])
  expect(await read('uuid', uuidArray([null]))).toEqual([null])
})

test('words arrive letter by letter, whatever they are', async () => {
  const words = ['', ' ', 'NULL', '{}', '{"a": "b\\"c"}', 'a,b', "it's", '\\', '"', '\n\t', 'é 👍 \\x00']
  expect(await read('text', textArray([...words, null]))).toEqual([...words, null])
  expect(await read('jsonb', jsonArray([{ words }, null, 7]))).toEqual([{ words }, null, 7])
})

test('bytes and moments arrive to the last bit', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const { rows } = await client.query('select $1::bytea[] as value', [
    byteaArray([bytes, Buffer.alloc(0), null]),
  ])
  expect(rows[0]?.value).toEqual([bytes, Buffer.alloc(0), null])
  const moments = [new Date('2026-03-02T08:00:00.123Z'), new Date('1969-12-31T23:59:59.999Z'), null]
  const found = await client.query('select $1::timestamptz[] as value', [momentArray(moments)])
  expect(found.rows[0]?.value).toEqual(moments)
})
