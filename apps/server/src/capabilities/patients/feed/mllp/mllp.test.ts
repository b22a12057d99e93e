import { connect, type Socket } from 'node:net'
import { api } from '@baton/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hospital, openHospital } from '../../hospital.fixture.ts'
import { adt } from '../feed.fixture.ts'
import { startFeed } from '../feed.ts'
import type { Listener } from './listen.ts'
import { FrameReader, frame, largestMessage } from './read-frames.ts'

let hospital: Hospital
let listener: Listener
const sockets: Socket[] = []

beforeAll(async () => {
  hospital = await openHospital()
  const { parts, clock } = hospital
  await hospital.administrator.ask(api.patients.namePlace, {
    code: 'W7',
    placeId: hospital.ward,
  })
  const settings = { host: '127.0.0.1', port: 0, organisation: null }
  const started = await startFeed(parts, settings, { clock, log: parts.log })
  if (!started.ok) throw new Error(started.sentence)
  listener = started.listener
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await listener.stop()
  await hospital.close()
})

/** A line to the listener, and what it says in return. */
async function open(port = listener.port) {
  const socket = connect({ host: '127.0.0.1', port })
  sockets.push(socket)
  const reader = new FrameReader()
  const answers: string[] = []
  let wake = () => {}
  let isClosed = false
  socket.on('data', (bytes: Buffer) => {
    for (const one of reader.read(bytes)) if (one.kind === 'message') answers.push(one.bytes.toString())
    wake()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
    wake()
  })
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  return {
    socket,
    answers,
    async answered(count: number): Promise<string[]> {
      while (answers.length < count && !isClosed) await new Promise<void>((resolve) => (wake = resolve))
      return answers.map((answer) => /\rMSA\|(A.)\|([^\r|]*)/.exec(answer)?.slice(1).join(' ') ?? answer)
    },
    async closed(): Promise<void> {
      while (!isClosed) await new Promise<void>((resolve) => (wake = resolve))
    },
  }
}

const count = async () =>
  (await hospital.query<{ count: number }>(`select count(*) from feed_message where outcome = 'used'`))[0]
    ?.count ?? 0

test('PAT20: AA names the message, goes back to who sent it, and what it says is committed by then', async () => {
  const line = await open()
  line.socket.write(frame(adt({ controlId: 'ONE', number: 'L1' })))
  expect(await line.answered(1)).toEqual(['AA ONE'])
  expect(line.answers[0]).toMatch(
    /^MSH\|\^~\\&\|BATON\|\|PAS\|RBZ\|\d{14}\+0000\|\|ACK\^A01\|[0-9a-f]{20}\|P\|2\.4\rMSA\|AA\|ONE\r$/,
  )
  expect(await hospital.query(`select outcome from feed_message where control_id = 'ONE'`)).toEqual([
    { outcome: 'used' },
  ])
})

test('PAT20: many messages in one piece, and one in many pieces, are answered one by one in their order', async () => {
  const line = await open()
  const ids = Array.from({ length: 20 }, (_, index) => `MANY${index}`)
  line.socket.write(Buffer.concat(ids.map((controlId) => frame(adt({ controlId })))))
  expect(await line.answered(20)).toEqual(ids.map((id) => `AA ${id}`))
  for (const byte of frame(adt({ controlId: 'SLOWLY' }))) line.socket.write(Buffer.from([byte]))
  expect((await line.answered(21)).at(-1)).toBe('AA SLOWLY')
})

test('PAT22: what cannot be used is acknowledged with AA; what is no HL7 with AR; the line goes on', async () => {
  const line = await open()
  line.socket.write(frame(adt({ controlId: 'BAD', event: 'A99' })))
  line.socket.write(frame('hello'))
  line.socket.write(frame(adt({ controlId: 'GOOD' })))
  expect(await line.answered(3)).toEqual(['AA BAD', 'AR ', 'AA GOOD'])
})

test('PAT27: one that is too large is refused with AR and kept as that, and its line is closed', async () => {
  const line = await open()
  line.socket.write(frame(`${adt({ controlId: 'HUGE' })}\rNTE|1||${'x'.repeat(largestMessage)}`))
  expect(await line.answered(1)).toEqual(['AR HUGE'])
  await line.closed()
  expect(await hospital.query(`select problem from feed_message where control_id = 'HUGE'`)).toEqual([
    { problem: 'too-large' },
  ])
})

test('PAT27: a line that sends what is no MLLP is closed', async () => {
  const line = await open()
  line.socket.write(Buffer.alloc(70_000, 'x'))
  await line.closed()
  expect(line.answers).toEqual([])
})

test('PAT20: where nothing can be kept nothing is answered and the line is closed; sent again it is used once', async () => {
  const { parts, clock } = hospital
  let isAway = true
  const app = new Proxy(parts.database.app, {
    get: (pool, name) =>
      name === 'connect' && isAway
        ? () => Promise.reject(new Error('connection refused'))
        : Reflect.get(pool, name, pool),
  })
  const away = { ...parts, database: { ...parts.database, app } }
  const started = await startFeed(
    away,
    { host: '127.0.0.1', port: 0, organisation: null },
    { clock, log: parts.log },
  )
  if (!started.ok) throw new Error(started.sentence)
  const before = await count()
  const message = frame(adt({ controlId: 'LATER' }))
  const line = await open(started.listener.port)
  line.socket.write(message)
  await line.closed()
  expect(line.answers).toEqual([])
  isAway = false
  const again = await open(started.listener.port)
  again.socket.write(message)
  expect(await again.answered(1)).toEqual(['AA LATER'])
  expect(await count()).toBe(before + 1)
  await started.listener.stop()
})

test('PAT27: an address that is taken, and an organisation that is not here, are said in a sentence', async () => {
  const { parts, clock } = hospital
  const given = { clock, log: parts.log }
  const taken = await startFeed(parts, { host: '127.0.0.1', port: listener.port, organisation: null }, given)
  expect(taken).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/could not be taken \(EADDRINUSE\)/),
  })
  const nobody = await startFeed(parts, { host: '127.0.0.1', port: 0, organisation: 'Nowhere' }, given)
  expect(nobody).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(/one organisation here: “St Brannoc’s”/),
  })
})

test('PAT27: messages come out of any pieces as they went in', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '|', '\r', '\n', '\u000b', '\u001c', 'é'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(fc.array(text), fc.array(fc.nat(40)), (texts, cuts) => {
      // FS CR within a message would end it: no sender writes that.
      const clean = texts.map((one) => one.replaceAll('\u001c', ''))
      const all = Buffer.concat(clean.map(frame))
      const reader = new FrameReader()
      const found: string[] = []
      let at = 0
      for (const cut of [...cuts, all.length]) {
        for (const one of reader.read(all.subarray(at, at + cut)))
          found.push(one.kind === 'message' ? one.bytes.toString() : one.kind)
        at += cut
      }
      expect(found).toEqual(clean)
    }),
  )
})
