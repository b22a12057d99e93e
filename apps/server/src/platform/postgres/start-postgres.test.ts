import { Client } from 'pg'
import { expect, inject, test } from 'vitest'

test('the PostgreSQL of a test run takes connections', async () => {
  const client = new Client(inject('postgres'))
  await client.connect()
  const { rows } = await client.query('SELECT current_user AS name, version() AS version')
  await client.end()
  expect(rows[0].version).toMatch(/PostgreSQL/)
})
