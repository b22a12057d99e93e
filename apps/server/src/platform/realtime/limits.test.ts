import { protocolVersion } from '@baton/contract'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock } from '../../../../../packages/testkit/src/clock.ts'
import { type Client, knockRaw } from './client.fixture.ts'
import { type Hospital, type Node, openHospital } from './hospital.fixture.ts'

let hospital: Hospital
let node: Node
let nurse: string
let doctor: string

beforeAll(async () => {
  hospital = await openHospital()
  node = await hospital.openNode()
  nurse = await hospital.hire()
  doctor = await hospital.hire()
})
afterAll(() => hospital.close())

describe('frames', () => {
  test.each([
    ['no JSON', 'hello?'],
    ['nothing', ''],
    ['a number', '42'],
    ['no known frame', '{"t":"dance"}'],
    ['a known frame with more in it', '{"t":"ping","x":1}'],
    ['a command with an id of another version', `{"t":"command","id":"${crypto.randomUUID()}","name":"x"}`],
    ['one good frame and one bad', '{"t":"ping"}\n{"t":"ping"'],
  ])('RT30: %s closes the socket with 4400', async (_what, text) => {
    const client = await node.join(nurse)
    client.socket.send(text)
    expect(await client.closed).toBe(4400)
  })

  test('RT30: a message of more than 64 KiB, before or after hello, closes it with 4400', async () => {
    const large = JSON.stringify({ t: 'ping', padding: 'x'.repeat(64 * 1024) })
    for (const client of [await node.knock(), await node.join(nurse)]) {
      client.socket.send(large)
      expect(await client.closed).toBe(4400)
    }
  })

  test('RT30: a binary message closes it with 4400', async () => {
    const client = await node.join(nurse)
    client.socket.send(Buffer.from('{"t":"ping"}'), { binary: true })
    expect(await client.closed).toBe(4400)
  })

  test('RT30: bytes that are not UTF-8, and frames that break the protocol, close it with 4400', async () => {
    for (const bytes of [
      [0x81, 0x82, 0, 0, 0, 0, 0xff, 0xfe],
      [0x83, 0x80, 0, 0, 0, 0],
      [0x81, 0x02, 0x7b, 0x7d],
    ]) {
      const socket = await knockRaw(node.port)
      const answer = new Promise<Buffer>((resolve) => socket.once('data', resolve))
      socket.write(Buffer.from(bytes))
      const close = await answer
      expect(close[0]).toBe(0x88)
      expect(close.readUInt16BE(2)).toBe(4400)
      socket.destroy()
    }
  })

  test('RT31: more frames than 200 a second close it with 4429, and fewer do not', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const [busy, wild] = [await patient.join(nurse), await patient.join(nurse)]
    for (let second = 0; second < 20; second += 1) {
      busy.say(...Array.from({ length: 199 }, () => ({ t: 'ping' })))
      await busy.level()
      clock.advance(1_000)
    }
    expect(busy.socket.readyState).toBe(busy.socket.OPEN)
    wild.say(...Array.from({ length: 1_100 }, () => ({ t: 'ping' })))
    expect(await wild.closed).toBe(4429)
    await patient.stop()
  })

  test('a thousand hostile sockets get a clear code each, and the ward goes on', async () => {
    const ward = await hospital.gather(nurse)
    const witness = await node.join(nurse)
    const codes = new Set<number>()
    const frames = hostileFrames(1_000)
    for (let from = 0; from < frames.length; from += 50) {
      const closed = frames.slice(from, from + 50).map(async (text, index) => {
        const client = index % 2 === 0 ? await node.knock() : await node.join(doctor)
        client.socket.send(text)
        client.say({ t: 'ping' })
        await settled(client)
        if (client.socket.readyState === client.socket.OPEN) await client.leave()
        else codes.add(await client.closed)
        for (const frame of client.frames) expect(JSON.stringify(frame)).not.toContain('internal-error')
      })
      await Promise.all(closed)
    }
    expect([...codes].toSorted()).toEqual([4400, 4401, 4426])
    node.publish(await hospital.say(ward, ['still here']))
    await witness.heardSo(() => witness.titles(ward).length === 1)
    await witness.leave()
    expect(node.realtime.sockets).toBeLessThanOrEqual(1)
  }, 60_000)

  test('two thousand sockets that never say hello do not keep the ward from opening theirs', async () => {
    const silent = await Promise.all(Array.from({ length: 2_000 }, () => node.knock()))
    const client = await node.join(nurse)
    await client.level()
    await client.leave()
    for (const one of silent) one.socket.terminate()
  }, 60_000)
})

describe('readers', () => {
  test('RT11: who does not read is closed with 4408, others are not kept, and they resume', async () => {
    const ward = await hospital.gather(nurse, doctor)
    const server = await hospital.openNode()
    const [slow, quick] = [await server.join(nurse), await server.join(doctor)]
    slow.socket.pause()
    const words = 'x'.repeat(10_000)
    let said = 0
    while (server.slowReaders === 0) {
      server.publish(
        await hospital.say(
          ward,
          Array.from({ length: 50 }, () => words),
        ),
      )
      said += 50
      const last = said
      await quick.heard((frame) => frame.seq === last)
    }
    slow.socket.resume()
    expect(await slow.closed).toBe(4408)
    const position = slow.positions(ward).length
    expect(position).toBeLessThan(said)
    const back = await server.join(nurse, { [`conversation:${ward}`]: position })
    await back.heardSo(() => back.positions(ward).at(-1) === said)
    expect(back.positions(ward)).toHaveLength(said - position)
    await server.stop()
  })

  test('RT32, RT33: a ping is answered; a tab that sleeps stays, and a socket from which nothing comes is dropped', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const [alive, asleep] = [await patient.join(nurse), await patient.join(nurse)]
    const gone = await patient.join(doctor)
    gone.socket.pause()
    for (let passed = 0; passed < 40; passed += 4) {
      await alive.level()
      clock.advance(4_000)
    }
    gone.socket.resume()
    expect(await gone.closed).toBe(1006)
    await alive.level()
    await asleep.level()
    await patient.stop()
  })
})

describe('sessions', () => {
  test('RT34: a session that ends here closes its sockets at once, and nothing more is sent on them', async () => {
    const ward = await hospital.gather(nurse)
    const sessionId = uuidv7()
    const [ended, other] = [await node.join(nurse, {}, sessionId), await node.join(nurse)]
    const said = await hospital.say(ward, ['after the end'])
    node.end(sessionId)
    node.publish(said)
    expect(await ended.closed).toBe(4401)
    expect(ended.titles(ward)).toEqual([])
    await other.heardSo(() => other.titles(ward).length === 1)
    await other.leave()
  })

  test('RT34: one that ended elsewhere, or whose person was suspended, is found within 5 s', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const sessionId = uuidv7()
    const [ended, other] = [await patient.join(nurse, {}, sessionId), await patient.join(nurse)]
    hospital.endQuietly(sessionId)
    clock.advance(4_999)
    expect(await ended.closed).toBe(4401)
    await other.level()
    await patient.stop()
  })

  test('what a client sends by itself does not keep a session from going idle, what a person does is noted once a minute', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const sessionId = uuidv7()
    const client = await patient.join(nurse, {}, sessionId)
    const command = (name: string) => ({ t: 'command', id: uuidv7(), name, input: {} })
    const noted = () => hospital.used.filter((used) => used === sessionId).length
    client.say(command('messaging.markSeen'), { t: 'watch', personIds: [doctor] })
    await client.level()
    expect(noted()).toBe(0)
    client.say(command('messaging.renameGroup'), command('messaging.renameGroup'))
    await client.level()
    expect(noted()).toBe(1)
    for (let passed = 0; passed < 60; passed += 10) {
      clock.advance(10_000)
      await client.level()
    }
    client.say(command('messaging.renameGroup'))
    await client.level()
    expect(noted()).toBe(2)
    await patient.stop()
  })

  test('RT35: a server that stops closes every socket with 1012, also those that never said hello', async () => {
    const stopping = await hospital.openNode()
    const clients = [await stopping.join(nurse), await stopping.join(doctor), await stopping.knock()]
    await stopping.stop()
    for (const client of clients) expect(await client.closed).toBe(1012)
  })
})

describe('typing and presence', () => {
  test('RT36: typing is told to the other members, not to the one who types, nor by or to strangers', async () => {
    const ward = await hospital.gather(nurse, doctor)
    const stranger = await hospital.hire()
    const [hers, hersToo, his, theirs] = [
      await node.join(nurse),
      await node.join(nurse),
      await node.join(doctor),
      await node.join(stranger),
    ]
    theirs.say({ t: 'typing', conversationId: ward })
    await theirs.level()
    hers.say({ t: 'typing', conversationId: ward }, { t: 'typing', conversationId: ward })
    await his.heard((frame) => frame.t === 'typing')
    for (const client of [hers, hersToo, his, theirs]) await client.level()
    const heard = (client: Client) => client.frames.filter((frame) => frame.t === 'typing')
    expect(heard(his)).toEqual([{ t: 'typing', conversationId: ward, personId: nurse }])
    expect([...heard(hers), ...heard(hersToo), ...heard(theirs)]).toEqual([])
    for (const client of [hers, hersToo, his, theirs]) await client.leave()
  })

  test('RT36: it is told again after 2 s', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const ward = await hospital.gather(nurse, doctor)
    const [hers, his] = [await patient.join(nurse), await patient.join(doctor)]
    for (let count = 0; count < 3; count += 1) {
      hers.say({ t: 'typing', conversationId: ward })
      await hers.level()
      clock.advance(1_000)
    }
    await his.level()
    expect(his.frames.filter((frame) => frame.t === 'typing')).toHaveLength(2)
    await patient.stop()
  })

  test('RT37: who watches is told who is there, who comes, and who has been away for 10 s', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const porter = await hospital.hire()
    const watcher = await patient.join(nurse)
    const seen = () =>
      watcher.frames.filter((frame) => frame.t === 'presence').map((frame) => [frame.personId, frame.present])
    watcher.say({ t: 'watch', personIds: [nurse, porter] })
    await watcher.level()
    expect(seen()).toEqual([
      [nurse, true],
      [porter, false],
    ])
    const first = await patient.join(porter)
    await watcher.heardSo(() => seen().length === 3)
    await first.leave()
    clock.advance(9_000)
    const second = await patient.join(porter)
    clock.advance(9_000)
    await watcher.level()
    expect(seen().slice(2)).toEqual([[porter, true]])
    await second.leave()
    await watcher.level()
    clock.advance(10_000)
    await watcher.heardSo(() => seen().length === 4)
    expect(seen().at(-1)).toEqual([porter, false])
    await patient.stop()
  })

  test('AFF7, RT37: a visitor who watches is told of nobody', async () => {
    const patient = await hospital.openNode({ clock: fakeClock() })
    const visitor = await hospital.hire()
    hospital.letVisit(visitor)
    const [hers, visits] = [await patient.join(nurse), await patient.join(visitor)]
    for (const client of [visits, hers]) client.say({ t: 'watch', personIds: [nurse, visitor] })
    await hers.level()
    await visits.level()
    expect(hers.frames.some((frame) => frame.t === 'presence')).toBe(true)
    expect(visits.frames.some((frame) => frame.t === 'presence')).toBe(false)
    await patient.stop()
  })
})

/** Resolves when the socket has answered the ping, or has been closed. */
async function settled(client: Client): Promise<void> {
  await client.heardSo(
    (frames) =>
      client.socket.readyState === client.socket.CLOSED || frames.some((frame) => frame.t === 'pong'),
  )
}

/** The same every time: broken, bent, oversized and foreign frames. */
function hostileFrames(count: number): string[] {
  const hello = fc.record({
    t: fc.constant('hello'),
    protocol: fc.oneof(fc.constant(protocolVersion), fc.integer(), fc.string()),
    ticket: fc.string(),
    positions: fc.oneof(fc.constant({}), fc.dictionary(fc.string(), fc.integer()), fc.anything()),
  })
  const command = fc.record({
    t: fc.constant('command'),
    id: fc.oneof(fc.uuid({ version: 7 }), fc.string()),
    name: fc.constantFrom(
      'messaging.renameGroup',
      'identity.signOut',
      '__proto__',
      'constructor',
      'x'.repeat(99),
    ),
    input: fc.oneof(
      fc.anything(),
      fc.constant({ conversationId: uuidv7(), title: '<script>alert(1)</script>' }),
    ),
  })
  const other = fc.record({
    t: fc.constantFrom('ping', 'typing', 'watch', 'event', '__proto__'),
    conversationId: fc.oneof(fc.uuid(), fc.anything()),
    personIds: fc.oneof(fc.array(fc.uuid()), fc.anything()),
  })
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '['.repeat(60_000),
      `{"t":${'{"a":'.repeat(5_000)}`,
      'null',
      '[]',
      '\n\n\n',
      'x'.repeat(70_000),
    ),
    fc.oneof(hello, command, other).map((frame) => safeJson(frame)),
  )
  return fc.sample(text, { numRuns: count, seed: 20_260_302 })
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined'
  } catch {
    return '{"t":'
  }
}
