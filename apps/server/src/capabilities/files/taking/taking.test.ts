import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BlobsUnreachable } from '../../../platform/blobs/index.ts'
import { scopeOf } from '../content/frames.ts'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import { type Served, serve } from '../served.fixture.ts'
import { openSending, type Sending, until } from './sending.fixture.ts'

let at: Sending
let night: Hospital
let served: Served
let amina: Colleague
let cookie: string

beforeAll(async () => {
  at = await openSending({ limits: { largest: 12 * 1024 ** 2 } })
  ;({ night, served, amina, cookie } = at)
})
afterAll(() => at.close())

test('FIL4: content that is sent in one go or in chunks is stored as it came, and waits for its check', async () => {
  const content = randomBytes(9 * 1024 ** 2 + 17)
  for (const chunkSize of [Number.POSITIVE_INFINITY, 700_001]) {
    const { file, upload } = await at.begin(content)
    await at.send(upload, content, { chunkSize })
    expect(await at.stateOf(file.id)).toMatchObject({ state: 'checking', received: content.length })
    expect(sha256(await at.contentOf(file.id))).toBe(sha256(content))
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
  const { file, upload } = await at.begin(content)
  const cuts = [100_000, 4 * 1024 ** 2 + 5, 5 * 1024 ** 2]
  for (const cut of cuts) {
    const { offset } = await at.ask('HEAD', upload)
    const from = offset ?? 0
    const beginning = content.subarray(from, cut)
    const socket = await at.sendBeginning(served, upload, { from, beginning, length: content.length - from })
    socket.resetAndDestroy()
    await until(async () => ((await at.ask('HEAD', upload)).offset ?? 0) > from)
  }
  await at.send(upload, content)
  expect(sha256(await at.contentOf(file.id))).toBe(sha256(content))
})

test('FIL4: whoever lost the answer to the last part is told that all is here', async () => {
  const content = randomBytes(1_000)
  const { upload } = await at.begin(content)
  await at.send(upload, content)
  expect(await at.ask('HEAD', upload)).toMatchObject({ status: 200, offset: 1_000 })
  await at.send(upload, content)
})

test('FIL4: of two who send the same stretch one is taken: a connection that is dead keeps nobody waiting', async () => {
  const content = randomBytes(50_000)
  const { file, upload } = await at.begin(content)
  const beginning = content.subarray(0, 20_000)
  const dead = await at.sendBeginning(served, upload, { from: 0, beginning, length: content.length })
  await at.send(upload, content)
  expect(await at.stateOf(file.id)).toMatchObject({ state: 'checking' })
  expect((await at.contentOf(file.id)).equals(content)).toBe(true)
  expect(await at.ask('PATCH', upload, { offset: 0, body: content })).toMatchObject({ status: 409 })
  dead.destroy()
})

test('FIL4: of two servers that take the same stretch at once one enters it, and the content is right', async () => {
  const other = await serve(night)
  for (let round = 0; round < 5; round += 1) {
    const [content, twin] = [randomBytes(120_000), randomBytes(120_000)]
    const { file, upload } = await at.begin(content)
    const told = await Promise.all([
      at.ask('PATCH', upload, { offset: 0, body: content }),
      at.ask('PATCH', upload, { offset: 0, body: twin, at: other.baseUrl }),
    ])
    expect(told.map(({ status }) => status).sort()).toEqual([204, 409])
    const taken = told[0]?.status === 204 ? content : twin
    expect((await at.contentOf(file.id)).equals(taken)).toBe(true)
    const parts = await night.query('select number from file_part where file_id = $1', [file.id])
    expect(parts).toHaveLength(1)
  }
  await other.close()
})

test('FIL4: a server that stops keeps what has come, and the next one goes on from there', async () => {
  const content = randomBytes(300_000)
  const { file, upload } = await at.begin(content)
  const first = await serve(night)
  const beginning = content.subarray(0, 200_000)
  const socket = await at.sendBeginning(first, upload, { from: 0, beginning, length: content.length })
  await first.close()
  const received = (await at.stateOf(file.id))?.received ?? 0
  expect(received).toBeGreaterThan(0)
  expect(received).toBeLessThanOrEqual(200_000)
  await at.send(upload, content)
  expect((await at.contentOf(file.id)).equals(content)).toBe(true)
  socket.destroy()
})

test('FIL4: while the store is out of reach or full nothing is said to be here, and later it goes on', async () => {
  const content = randomBytes(5_000)
  const { file, upload } = await at.begin(content)
  const { put } = night.blobs
  night.blobs.put = async () => {
    throw new BlobsUnreachable(new Error('ENOSPC: no space left at /var/lib/baton'))
  }
  const told = await at.ask('PATCH', upload, { offset: 0, body: content })
  expect(told.status).toBe(503)
  expect(told.body).not.toContain('ENOSPC')
  night.blobs.put = put
  expect(await at.stateOf(file.id)).toMatchObject({ state: 'receiving', received: 0 })
  await at.send(upload, content)
  expect((await at.contentOf(file.id)).equals(content)).toBe(true)
})

test('FIL3: more than was announced is refused, and what is beyond the announced length is not kept', async () => {
  const content = randomBytes(2_000)
  const { file, upload } = await at.begin(content.subarray(0, 1_000))
  expect(await at.ask('PATCH', upload, { offset: 0, body: content })).toMatchObject({ status: 413 })
  expect(await at.stateOf(file.id)).toMatchObject({ state: 'receiving', received: 0 })
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
  const { received } = (await at.stateOf(file.id)) ?? { received: -1 }
  expect(received).toBeLessThanOrEqual(1_000)
})

test('FIL19: that all of a file is here is written down with a keyed commitment to its content', async () => {
  const content = randomBytes(5 * 1024 ** 2)
  const { file, upload } = await at.begin(content)
  await at.send(upload, content)
  const [leaf] = await night.query<{ actor: string; commitment: Buffer }>(
    `select actor, commitment from audit_leaf
      where action = 'files.receive' and subjects = jsonb_build_array(jsonb_build_object('kind', 'file', 'id', $1::text))`,
    [file.id],
  )
  expect(leaf?.actor).toBe(amina.id)
  expect(leaf?.commitment).toEqual((await at.stateOf(file.id))?.commitment)
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

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
