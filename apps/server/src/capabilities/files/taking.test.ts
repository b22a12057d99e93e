import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { api, type StoredFile } from '@baton/contract'
import * as tus from 'tus-js-client'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../platform/database/transaction.ts'
import { openScopes } from '../../platform/vault/index.ts'
import { scopeOf } from './content/frames.ts'
import { readContent } from './content/read-content.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { type Served, serve } from './served.fixture.ts'
import { readFiles } from './store/files.ts'
import { readParts } from './store/parts.ts'

let night: Hospital
let served: Served
let amina: Colleague
let ben: Colleague
let cookie: string

beforeAll(async () => {
  night = await openHospital({ limits: { largest: 12 * 1024 ** 2 } })
  served = await serve(night)
  amina = await night.hire()
  ben = await night.hire()
  cookie = await served.cookieOf(amina)
})
afterAll(async () => {
  await served.close()
  await night.close()
})

async function begin(content: Buffer, by = amina): Promise<{ file: StoredFile; upload: string }> {
  return by.ask(api.files.begin, { name: 'notes.txt', bytes: content.length })
}

/** Sends content as the client does; resolves when all of it is there. */
function send(upload: string, content: Buffer, more: Partial<tus.UploadOptions> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    new tus.Upload(content, {
      uploadUrl: `${served.baseUrl}${upload}`,
      uploadSize: content.length,
      headers: { cookie },
      retryDelays: null,
      storeFingerprintForResuming: false,
      onSuccess: () => resolve(),
      onError: reject,
      ...more,
    }).start()
  })
}

interface Told {
  status: number
  offset: number | null
  body: string
}

async function ask(
  method: 'HEAD' | 'PATCH',
  upload: string,
  given: {
    at?: string
    cookie?: string
    headers?: Record<string, string>
    offset?: number
    body?: Buffer
  } = {},
): Promise<Told> {
  const response = await fetch(`${given.at ?? served.baseUrl}${upload}`, {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(given.cookie === '' ? {} : { cookie: given.cookie ?? cookie }),
      ...(method === 'PATCH'
        ? { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(given.offset ?? 0) }
        : {}),
      ...given.headers,
    },
    ...(given.body === undefined ? {} : { body: new Uint8Array(given.body) }),
  })
  const offset = response.headers.get('upload-offset')
  return {
    status: response.status,
    offset: offset === null ? null : Number(offset),
    body: await response.text(),
  }
}

/** Sends the beginning of a stretch and then nothing more; resolves when the server has heard it. */
async function sendBeginning(
  server: Served,
  upload: string,
  { from, beginning, length }: { from: number; beginning: Buffer; length: number },
): Promise<Socket> {
  const before = server.bytesRead()
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  const head =
    `PATCH ${upload} HTTP/1.1\r\nHost: 127.0.0.1\r\nTus-Resumable: 1.0.0\r\nCookie: ${cookie}\r\n` +
    `Upload-Offset: ${from}\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${length}\r\n\r\n`
  socket.write(head)
  socket.write(beginning)
  await until(async () => server.bytesRead() >= before + head.length + beginning.length)
  return socket
}

async function contentOf(fileId: string): Promise<Buffer> {
  const { database, vault, blobs, organisationId } = night
  const { row, parts } = await inSnapshot(database.app, organisationId, async (transaction) => {
    const [row] = await readFiles(transaction, [fileId])
    if (row === undefined) throw new Error('no such file')
    await openScopes(transaction, vault, [{ scope: scopeOf(row) }])
    return { row, parts: await readParts(transaction, fileId) }
  })
  const given: Buffer[] = []
  for await (const bytes of readContent({ vault, blobs }, row, parts)) given.push(bytes)
  return Buffer.concat(given)
}

async function stateOf(fileId: string) {
  const [row] = await night.query<{ state: string; received: number; commitment: Buffer | null }>(
    'select state, received, commitment from file where id = $1',
    [fileId],
  )
  return row
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10))
}

test('FIL4: content that is sent in one go or in chunks is stored as it came, and waits for its check', async () => {
  const content = randomBytes(9 * 1024 ** 2 + 17)
  for (const chunkSize of [Number.POSITIVE_INFINITY, 700_001]) {
    const { file, upload } = await begin(content)
    await send(upload, content, { chunkSize })
    expect(await stateOf(file.id)).toMatchObject({ state: 'checking', received: content.length })
    expect(sha256(await contentOf(file.id))).toBe(sha256(content))
    const [told] = night
      .eventsFor(amina)
      .flatMap(({ type, data }) =>
        type === 'file.changed' && data.file.id === file.id && data.file.state === 'checking'
          ? [data.file]
          : [],
      )
    expect(told?.version).toBe(2)
  }
})

test('FIL4: what has come when the line breaks counts: the rest goes on from there', async () => {
  const content = randomBytes(6 * 1024 ** 2)
  const { file, upload } = await begin(content)
  const cuts = [100_000, 4 * 1024 ** 2 + 5, 5 * 1024 ** 2]
  for (const cut of cuts) {
    const { offset } = await ask('HEAD', upload)
    const from = offset ?? 0
    const beginning = content.subarray(from, cut)
    const socket = await sendBeginning(served, upload, { from, beginning, length: content.length - from })
    socket.resetAndDestroy()
    await until(async () => ((await ask('HEAD', upload)).offset ?? 0) > from)
  }
  await send(upload, content)
  expect(sha256(await contentOf(file.id))).toBe(sha256(content))
})

test('FIL4: whoever lost the answer to the last part is told that all is here', async () => {
  const content = randomBytes(1_000)
  const { upload } = await begin(content)
  await send(upload, content)
  expect(await ask('HEAD', upload)).toMatchObject({ status: 200, offset: 1_000 })
  await send(upload, content)
})

test('FIL4: of two who send the same stretch one is taken: a connection that is dead keeps nobody waiting', async () => {
  const content = randomBytes(50_000)
  const { file, upload } = await begin(content)
  const beginning = content.subarray(0, 20_000)
  const dead = await sendBeginning(served, upload, { from: 0, beginning, length: content.length })
  await send(upload, content)
  expect(await stateOf(file.id)).toMatchObject({ state: 'checking' })
  expect((await contentOf(file.id)).equals(content)).toBe(true)
  expect(await ask('PATCH', upload, { offset: 0, body: content })).toMatchObject({ status: 409 })
  dead.destroy()
})

test('FIL4: of two servers that take the same stretch at once one enters it, and the content is right', async () => {
  const other = await serve(night)
  for (let round = 0; round < 5; round += 1) {
    const [content, twin] = [randomBytes(120_000), randomBytes(120_000)]
    const { file, upload } = await begin(content)
    const told = await Promise.all([
      ask('PATCH', upload, { offset: 0, body: content }),
      ask('PATCH', upload, { offset: 0, body: twin, at: other.baseUrl }),
    ])
    expect(told.map(({ status }) => status).sort()).toEqual([204, 409])
    const taken = told[0]?.status === 204 ? content : twin
    expect((await contentOf(file.id)).equals(taken)).toBe(true)
    const parts = await night.query('select number from file_part where file_id = $1', [file.id])
    expect(parts).toHaveLength(1)
  }
  await other.close()
})

test('FIL4: a server that stops keeps what has come, and the next one goes on from there', async () => {
  const content = randomBytes(300_000)
  const { file, upload } = await begin(content)
  const first = await serve(night)
  const beginning = content.subarray(0, 200_000)
  const socket = await sendBeginning(first, upload, { from: 0, beginning, length: content.length })
  await first.close()
  const received = (await stateOf(file.id))?.received ?? 0
  expect(received).toBeGreaterThan(0)
  expect(received).toBeLessThanOrEqual(200_000)
  await send(upload, content)
  expect((await contentOf(file.id)).equals(content)).toBe(true)
  socket.destroy()
})

test('FIL7: only who began a file sends its content, in a session that stands, from our own pages', async () => {
  const content = Buffer.from('Iris Marsh')
  const { file, upload } = await begin(content)
  const bens = await served.cookieOf(ben)
  const elsewhere = await night.foundAnother()
  const strangers = await served.cookieOf(elsewhere)
  const ended = await served.cookieOf(amina)
  await served.signOut(ended)
  const asked = { offset: 0, body: content }
  for (const method of ['HEAD', 'PATCH'] as const) {
    const given = method === 'HEAD' ? {} : asked
    expect(await ask(method, upload, { ...given, cookie: bens })).toMatchObject({ status: 404 })
    expect(await ask(method, upload, { ...given, cookie: strangers })).toMatchObject({ status: 404 })
    expect(await ask(method, upload, { ...given, cookie: ended })).toMatchObject({ status: 401 })
    expect(await ask(method, upload, { ...given, cookie: '' })).toMatchObject({ status: 401 })
    expect(await ask(method, `/api/files/upload/${uuidv7()}`, given)).toMatchObject({ status: 404 })
    expect(await ask(method, '/api/files/upload/..%2f..%2fetc', given)).toMatchObject({ status: 404 })
  }
  const foreign = { ...asked, headers: { origin: 'https://elsewhere.example' } }
  expect(await ask('PATCH', upload, foreign)).toMatchObject({ status: 403 })
  const site = { ...asked, headers: { 'sec-fetch-site': 'cross-site' } }
  expect(await ask('PATCH', upload, site)).toMatchObject({ status: 403 })
  expect(await stateOf(file.id)).toMatchObject({ state: 'receiving', received: 0 })
})

test('FIL7: nothing is created, listed or taken away by the way in, and other bodies are not taken there', async () => {
  const { upload } = await begin(Buffer.from('x'))
  for (const method of ['POST', 'DELETE', 'GET', 'PUT', 'OPTIONS'])
    expect((await fetch(`${served.baseUrl}${upload}`, { method, headers: { cookie } })).status).toBe(404)
  const created = await fetch(`${served.baseUrl}/api/files/upload`, {
    method: 'POST',
    headers: { cookie, 'tus-resumable': '1.0.0', 'upload-length': '10' },
  })
  expect(created.status).toBe(404)
  const json = { cookie, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}') }
  expect((await ask('PATCH', upload, json)).status).toBe(400)
  const elsewhere = await fetch(`${served.baseUrl}${api.files.begin.path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/offset+octet-stream', 'idempotency-key': uuidv7() },
    body: 'x',
  })
  expect(elsewhere.status).toBe(400)
})

test('FIL3: more than was announced is refused, and what is beyond the announced length is not kept', async () => {
  const content = randomBytes(2_000)
  const { file, upload } = await begin(content.subarray(0, 1_000))
  expect(await ask('PATCH', upload, { offset: 0, body: content })).toMatchObject({ status: 413 })
  expect(await stateOf(file.id)).toMatchObject({ state: 'receiving', received: 0 })
  const chunked = await new Promise<number>((resolve, reject) => {
    const socket = connect(served.port, '127.0.0.1', () => {
      socket.write(
        `PATCH ${upload} HTTP/1.1\r\nHost: 127.0.0.1\r\nTus-Resumable: 1.0.0\r\nCookie: ${cookie}\r\nUpload-Offset: 0\r\n` +
          'Content-Type: application/offset+octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n',
      )
      socket.write(content)
      socket.write('\r\n0\r\n\r\n')
    })
    socket.once('data', (data) => resolve(Number(String(data).slice(9, 12))))
    socket.once('error', reject)
  })
  expect(chunked).toBe(413)
  const { received } = (await stateOf(file.id)) ?? { received: -1 }
  expect(received).toBeLessThanOrEqual(1_000)
})

test('FIL1: what is of no type that is taken, or too large, is refused before a byte of it is sent', async () => {
  for (const name of [
    'page.html',
    'drawing.svg',
    'setup.exe',
    'macro.docm',
    'archive.zip',
    'noending',
    '.pdf',
  ])
    expect(await amina.refused(api.files.begin, { name, bytes: 10 })).toBe('file-not-taken')
  for (const name of ['../../notes.txt', 'a\\b.txt', 'exe\u202etxt.pdf', 'a\nb.txt', '..'])
    expect(await amina.refused(api.files.begin, { name, bytes: 10 })).toBe('bad-input')
  const bytes = 12 * 1024 ** 2
  expect(await amina.refused(api.files.begin, { name: 'a.txt', bytes: bytes + 1 })).toBe('too-large')
  expect(await amina.refused(api.files.begin, { name: 'a.txt', bytes: 0 })).toBe('bad-input')
  const limits = await amina.ask(api.files.limits, {})
  expect(limits.largest).toBe(bytes)
  expect(limits.extensions).toContainEqual({ extension: 'pdf', kind: 'pdf' })
})

test('FIL2: a picture of a patient says what it rests on, and shows only a patient whom its sender may see', async () => {
  const nurse = await night.hire()
  const iris = await night.admit()
  const photo = { name: 'heel.jpg', bytes: 10, patientId: iris.id }
  expect(await nurse.refused(api.files.begin, { ...photo, consent: 'given' })).toBe('no-relationship')
  expect(await nurse.refused(api.files.begin, { ...photo, patientId: uuidv7() })).toBe('not-found')
  await nurse.signOn(night.ward)
  expect(await nurse.refused(api.files.begin, photo)).toBe('bad-input')
  const { file } = await nurse.ask(api.files.begin, { ...photo, consent: 'best-interests' })
  expect(file).toMatchObject({
    patientId: iris.id,
    consent: 'best-interests',
    state: 'receiving',
    kind: 'image',
  })
})

test('FIL12: neither the store, nor the database, holds a stretch of the content or the name', async () => {
  const words = 'Query sepsis, left heel, Iris Marsh. '
  const content = Buffer.from(words.repeat(3_000))
  const { file, upload } = await amina.ask(api.files.begin, {
    name: 'heel of Iris.txt',
    bytes: content.length,
  })
  await send(upload, content)
  const onDisk = readdirSync(night.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  expect(onDisk.length).toBeGreaterThan(0)
  for (const entry of onDisk)
    expect(readFileSync(path.join(entry.parentPath, entry.name)).includes('left heel')).toBe(false)
  for (const table of ['file', 'file_part', 'event', 'audit_leaf', 'command_receipt']) {
    const rows = await night.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`)
    const text = rows.map(({ row }) => row).join('\n')
    for (const found of ['left heel', 'heel of Iris']) {
      expect(text.includes(found)).toBe(false)
      expect(text.includes(Buffer.from(found).toString('hex'))).toBe(false)
    }
  }
  expect((await stateOf(file.id))?.commitment).toHaveLength(32)
})

test('FIL19: that all of a file is here is written down with a keyed commitment to its content', async () => {
  const content = randomBytes(5 * 1024 ** 2)
  const { file, upload } = await begin(content)
  await send(upload, content)
  const [leaf] = await night.query<{ actor: string; commitment: Buffer }>(
    `select actor, commitment from audit_leaf
      where action = 'files.receive' and subjects = jsonb_build_array(jsonb_build_object('kind', 'file', 'id', $1::text))`,
    [file.id],
  )
  expect(leaf?.actor).toBe(amina.id)
  expect(leaf?.commitment).toEqual((await stateOf(file.id))?.commitment)
  const parts = await night.query<{ commitment: Buffer }>(
    'select commitment from file_part where file_id = $1 order by number',
    [file.id],
  )
  expect(parts).toHaveLength(2)
  const first = createHash('sha256')
    .update(content.subarray(0, 4 * 1024 ** 2))
    .digest()
  expect(parts[0]?.commitment).not.toEqual(first)
  expect(parts[0]?.commitment).toEqual(
    night.vault.commitment(scopeOf({ ...file, organisationId: night.organisationId }), first),
  )
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

test('FIL11: whoever added a file that hangs nowhere takes it back, at any time, and nobody else does', async () => {
  const content = randomBytes(5_000)
  const { file, upload } = await begin(content)
  expect(await ben.refused(api.files.discard, { fileId: file.id })).toBe('not-found')
  await ask('PATCH', upload, { offset: 0, body: content.subarray(0, 3_000) })
  await amina.ask(api.files.discard, { fileId: file.id })
  expect(await stateOf(file.id)).toMatchObject({ state: 'removed' })
  expect((await ask('HEAD', upload)).status).toBe(410)
  expect((await ask('PATCH', upload, { offset: 3_000, body: content.subarray(3_000) })).status).toBe(410)
  const hung = await night.addReadyFile(amina)
  await night.hang(amina, { kind: 'message', id: uuidv7() }, hung.id)
  expect(await amina.refused(api.files.discard, { fileId: hung.id })).toBe('no-longer-possible')
})

test('FIL3: files that were announced have their room, and it comes back when one is taken back', async () => {
  const small = await openHospital({ limits: { quota: 1_000 } })
  const carla = await small.hire()
  const dev = await small.hire()
  const { file } = await carla.ask(api.files.begin, { name: 'a.txt', bytes: 600 })
  expect((await dev.ask(api.files.limits, {})).left).toBe(400)
  expect(await dev.refused(api.files.begin, { name: 'b.txt', bytes: 401 })).toBe('no-room')
  const both = await Promise.allSettled(
    [carla, dev].map((one) => one.ask(api.files.begin, { name: 'c.txt', bytes: 300 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await carla.ask(api.files.discard, { fileId: file.id })
  await dev.ask(api.files.begin, { name: 'b.txt', bytes: 401 })
  await small.close()
})

test('FIL3: of one person only so many files are on their way at once', async () => {
  const carla = await night.hire()
  for (let count = 0; count < 100; count += 1) await carla.ask(api.files.begin, { name: 'a.txt', bytes: 1 })
  expect(await carla.refused(api.files.begin, { name: 'a.txt', bytes: 1 })).toBe('no-room')
})

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
