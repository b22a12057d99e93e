import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import type { Served } from '../served.fixture.ts'
import { openSending, type Sending } from './sending.fixture.ts'

let at: Sending
let night: Hospital
let served: Served
let amina: Colleague
let ben: Colleague
let cookie: string

beforeAll(async () => {
  at = await openSending({ limits: { largest: 12 * 1024 ** 2 } })
  ;({ night, served, amina, ben, cookie } = at)
})
afterAll(() => at.close())

test('FIL7: only who began a file sends its content, in a session that stands, from our own pages', async () => {
  const content = Buffer.from('Iris Marsh')
  const { file, upload } = await at.begin(content)
  const bens = await served.cookieOf(ben)
  const elsewhere = await night.foundAnother()
  const strangers = await served.cookieOf(elsewhere)
  const ended = await served.cookieOf(amina)
  await served.signOut(ended)
  const asked = { offset: 0, body: content }
  for (const method of ['HEAD', 'PATCH'] as const) {
    const given = method === 'HEAD' ? {} : asked
    expect(await at.ask(method, upload, { ...given, cookie: bens })).toMatchObject({ status: 404 })
    expect(await at.ask(method, upload, { ...given, cookie: strangers })).toMatchObject({ status: 404 })
    expect(await at.ask(method, upload, { ...given, cookie: ended })).toMatchObject({ status: 401 })
    expect(await at.ask(method, upload, { ...given, cookie: '' })).toMatchObject({ status: 401 })
    expect(await at.ask(method, `/api/files/upload/${uuidv7()}`, given)).toMatchObject({ status: 404 })
    expect(await at.ask(method, '/api/files/upload/..%2f..%2fetc', given)).toMatchObject({ status: 404 })
  }
  const foreign = { ...asked, headers: { origin: 'https://elsewhere.example' } }
  expect(await at.ask('PATCH', upload, foreign)).toMatchObject({ status: 403 })
  const site = { ...asked, headers: { 'sec-fetch-site': 'cross-site' } }
  expect(await at.ask('PATCH', upload, site)).toMatchObject({ status: 403 })
  expect(await at.stateOf(file.id)).toMatchObject({ state: 'receiving', received: 0 })
})

test('FIL7: nothing is created, listed or taken away by the way in, and other bodies are not taken there', async () => {
  const { upload } = await at.begin(Buffer.from('x'))
  for (const method of ['POST', 'DELETE', 'GET', 'PUT', 'OPTIONS'])
    expect((await fetch(`${served.baseUrl}${upload}`, { method, headers: { cookie } })).status).toBe(404)
  const created = await fetch(`${served.baseUrl}/api/files/upload`, {
    method: 'POST',
    headers: { cookie, 'tus-resumable': '1.0.0', 'upload-length': '10' },
  })
  expect(created.status).toBe(404)
  const json = { cookie, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }
  expect((await at.ask('PATCH', upload, json)).status).toBe(400)
  const elsewhere = await fetch(`${served.baseUrl}${api.files.begin.path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/offset+octet-stream', 'idempotency-key': uuidv7() },
    body: 'x',
  })
  expect(elsewhere.status).toBe(400)
})

test('FIL12: neither the store, nor the database, holds a stretch of the content or the name', async () => {
  const words = 'Query sepsis, left heel, Iris Marsh. '
  const content = Buffer.from(words.repeat(3_000))
  const { file, upload } = await amina.ask(api.files.begin, {
    name: 'heel of Iris.txt',
    bytes: content.length,
  })
  await at.send(upload, content)
  const kept = await night.store.files()
  expect(kept.length).toBeGreaterThan(0)
  for (const id of kept) expect((await night.store.stored(id)).includes('left heel')).toBe(false)
  for (const table of ['file', 'file_part', 'event', 'audit_leaf', 'command_receipt']) {
    const rows = await night.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`)
    const text = rows.map(({ row }) => row).join('\n')
    for (const found of ['left heel', 'heel of Iris']) {
      expect(text.includes(found)).toBe(false)
      expect(text.includes(Buffer.from(found).toString('hex'))).toBe(false)
    }
  }
  expect((await at.stateOf(file.id))?.commitment).toHaveLength(32)
})

test('FIL12: no row of a file is there for another organisation, whatever is asked of the database', async () => {
  const photo = await night.addReadyFile(amina, {
    kind: 'image',
    renditions: { thumbnail: { mediaType: 'image/webp', content: Buffer.from('small') } },
  })
  await amina.ask(api.files.draw, {
    fileId: photo.id,
    shapes: [{ shape: 'circle', centre: { x: 0.5, y: 0.5 }, radius: 0.1 }],
  })
  await night.hang(amina, { kind: 'message', id: uuidv7() }, photo.id)
  const elsewhere = await night.foundAnother()
  for (const table of ['file', 'file_part', 'file_rendition', 'file_layer', 'file_place']) {
    const count = (organisationId: string) =>
      inSnapshot(night.database.app, organisationId, (transaction) =>
        transaction.query<{ count: number }>({
          name: `count-${table}`,
          text: `select count(*) from ${table}`,
          values: [],
        }),
      )
    expect((await count(night.organisationId))[0]?.count).toBeGreaterThan(0)
    expect((await count(elsewhere.organisationId))[0]?.count).toBe(0)
  }
})
