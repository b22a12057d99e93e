import { request } from 'node:http'
import { protocolVersion } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock } from '../../../../../packages/testkit/src/clock.ts'
import { inSystemTransaction } from '../database/transaction.ts'
import { type Hospital, type Node, openHospital } from './hospital.fixture.ts'
import { pruneEvents } from './prune-events.ts'

let hospital: Hospital
let node: Node
let nurse: string
let doctor: string
/** Fresh for each test: an inbox of its own. */
let reader: string

beforeAll(async () => {
  hospital = await openHospital()
  node = await hospital.openNode()
  nurse = await hospital.hire()
  doctor = await hospital.hire()
  reader = await hospital.hire()
})
afterAll(() => hospital.close())

const inConversation = (id: string, position: number) => ({ [`conversation:${id}`]: position })

describe('opening a socket', () => {
  test('RT14: a page of another origin is refused, our own and a program that is no browser are let in', async () => {
    const status = (headers: Record<string, string>, path = '/api/realtime') =>
      new Promise<number | undefined>((resolve, reject) => {
        const handshake = {
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        }
        const asked = request({ port: node.port, path, headers: { ...handshake, ...headers } })
        asked.on('response', (response) => resolve(response.statusCode))
        asked.on('upgrade', (response, socket) => {
          socket.destroy()
          resolve(response.statusCode)
        })
        asked.on('error', reject)
        asked.end()
      })
    expect(await status({ origin: 'https://evil.example' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ origin: 'https://baton.example.nhs.uk' })).toBe(101)
    expect(await status({ origin: 'http://ward.local:3000', host: 'ward.local:3000' })).toBe(101)
    expect(await status({})).toBe(101)
    expect(await status({}, '/api/elsewhere')).toBe(404)
  })

  test('RT15: a ticket that is unknown or was used closes the socket with 4401', async () => {
    const ticket = hospital.ticket(nurse)
    const first = await node.knock()
    first.say({ t: 'hello', protocol: protocolVersion, ticket, positions: {} })
    await first.heard((frame) => frame.t === 'welcome')
    for (const bad of [ticket, 'made up']) {
      const second = await node.knock()
      second.say({ t: 'hello', protocol: protocolVersion, ticket: bad, positions: {} })
      expect(await second.closed).toBe(4401)
      expect(second.frames).toEqual([])
    }
    await first.leave()
  })

  test('RT15: another first frame, a second hello, and another protocol are told apart by their codes', async () => {
    const eager = await node.knock()
    eager.say({ t: 'ping' })
    expect(await eager.closed).toBe(4400)
    const old = await node.knock()
    old.say({
      t: 'hello',
      protocol: protocolVersion + 1,
      ticket: hospital.ticket(nurse),
      positions: {},
      more: true,
    })
    expect(await old.closed).toBe(4426)
    const twice = await node.join(nurse)
    twice.say({ t: 'hello', protocol: protocolVersion, ticket: hospital.ticket(nurse), positions: {} })
    expect(await twice.closed).toBe(4400)
  })

  test('RT15: a socket that says nothing for 10 s is closed', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const silent = await patient.knock()
    clock.advance(10_000)
    expect(await silent.closed).toBe(4400)
    await patient.stop()
  })

  test('RT16, RT17: welcome comes first, with every head; then what was missed, then what follows', async () => {
    const ward = await hospital.gather(reader)
    const other = await hospital.gather(reader)
    await hospital.say(ward, ['one', 'two', 'three'])
    await hospital.say(other, ['not named, so not missed'])
    const client = await node.join(reader, inConversation(ward, 1))
    expect(client.frames[0]).toMatchObject({
      t: 'welcome',
      personId: reader,
      reset: [],
      heads: {
        [`conversation:${ward}`]: 3,
        [`conversation:${other}`]: 1,
        [`person:${reader}`]: 0,
        [`organisation:${hospital.organisationId}`]: 0,
      },
    })
    node.publish(await hospital.say(ward, ['four']))
    node.publish(await hospital.say(other, ['five']))
    await client.heardSo(() => client.titles(other).length === 1)
    expect(client.titles(ward)).toEqual(['two', 'three', 'four'])
    expect(client.titles(other)).toEqual(['five'])
    await client.leave()
  })

  test('commands that came with the hello wait for the welcome', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.knock()
    const id = uuidv7()
    client.say(
      { t: 'hello', protocol: protocolVersion, ticket: hospital.ticket(nurse), positions: {} },
      { t: 'command', id, name: 'messaging.renameGroup', input: { conversationId: ward, title: 'Bay 4' } },
      { t: 'ping' },
    )
    await client.heard((frame) => frame.id === id)
    expect(client.frames[0]).toMatchObject({ t: 'welcome' })
    await client.leave()
  })

  test('RT7, RT12: forty streams are made level by one welcome, on another server than before', async () => {
    const wards = await Promise.all(Array.from({ length: 40 }, () => hospital.gather(reader)))
    for (const ward of wards) await hospital.say(ward, ['one', 'two', 'three'])
    const other = await hospital.openNode()
    const client = await other.join(
      reader,
      Object.assign({}, ...wards.map((ward) => inConversation(ward, 1))),
    )
    for (const ward of wards) {
      await client.heardSo(() => client.titles(ward).length === 2)
      expect(client.positions(ward)).toEqual([2, 3])
    }
    await client.leave()
    await other.stop()
  })

  test('RT7, RT11: thousands of missed events come page by page, at the pace of the reader', async () => {
    const ward = await hospital.gather(reader)
    const words = 'x'.repeat(1_000)
    for (let count = 0; count < 3; count += 1) {
      await hospital.say(
        ward,
        Array.from({ length: 1_500 }, () => words),
      )
    }
    const client = await node.join(reader, inConversation(ward, 0))
    node.publish(await hospital.say(ward, ['meanwhile']))
    await client.heardSo(() => client.titles(ward).at(-1) === 'meanwhile')
    expect(client.positions(ward)).toEqual(Array.from({ length: 4_501 }, (_, index) => index + 1))
    await client.leave()
  })

  test('RT5: whatever is said while sockets open, each hears every event once and in order', async () => {
    const ward = await hospital.gather(reader, nurse)
    const joined = Array.from({ length: 30 }, (_, index) =>
      node.join(index % 2 === 0 ? reader : nurse, inConversation(ward, 0)),
    )
    for (let count = 0; count < 60; count += 1) node.publish(await hospital.say(ward, [`${count}`]))
    for (const client of await Promise.all(joined)) {
      await client.heardSo(() => client.titles(ward).length >= 60)
      expect(client.positions(ward)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
      await client.leave()
    }
  })
})

describe('when what is lacking cannot be had', () => {
  test('RT18: a position past the head, as after an older backup, starts the stream afresh', async () => {
    const ward = await hospital.gather(reader)
    await hospital.say(ward, ['one'])
    const client = await node.join(reader, inConversation(ward, 9))
    expect(client.frames[0]).toMatchObject({ reset: [`conversation:${ward}`] })
    node.publish(await hospital.say(ward, ['two']))
    await client.heardSo(() => client.titles(ward).length === 1)
    expect(client.positions(ward)).toEqual([2])
    await client.leave()
  })

  test('RT18, RT9: a stream that is not theirs, or is nowhere, is in reset and not in heads', async () => {
    const theirs = await hospital.gather(doctor)
    await hospital.say(theirs, ['not for her'])
    const nowhere = uuidv7()
    const client = await node.join(reader, { ...inConversation(theirs, 0), ...inConversation(nowhere, 3) })
    const { reset, heads } = client.frames[0] as unknown as { reset: string[]; heads: object }
    expect(reset.toSorted()).toEqual([`conversation:${theirs}`, `conversation:${nowhere}`].toSorted())
    expect(heads).not.toHaveProperty(`conversation:${theirs}`)
    node.publish(await hospital.say(theirs, ['nor this']))
    await client.level()
    expect(client.titles(theirs)).toEqual([])
    await client.leave()
  })

  test('RT9: who left while away is told nothing more; who left and came back starts afresh', async () => {
    const ward = await hospital.gather(reader, doctor)
    await hospital.say(ward, ['one'])
    await hospital.dismiss(ward, reader)
    await hospital.say(ward, ['between: not hers to see'])
    const away = await node.join(reader, inConversation(ward, 1))
    await away.level()
    expect(away.titles(ward)).toEqual([])
    await away.leave()
    await hospital.admit(ward, reader)
    const back = await node.join(reader, inConversation(ward, 1))
    expect(back.frames[0]).toMatchObject({ reset: [`conversation:${ward}`] })
    node.publish(await hospital.say(ward, ['after']))
    await back.heardSo(() => back.titles(ward).length > 0)
    expect(back.titles(ward)).toEqual(['after'])
    await back.leave()
  })

  test('RT19: the replay of her own stream says first which conversations she came into while away', async () => {
    const hers = await hospital.hire()
    const ward = await hospital.gather(doctor)
    await hospital.say(ward, ['before'])
    await hospital.admit(ward, hers)
    await hospital.say(ward, ['after'])
    const client = await node.join(hers, { [`person:${hers}`]: 0 })
    await client.heardSo(() => client.titles(ward).length === 1)
    expect(client.frames.filter((frame) => frame.t === 'event').map((frame) => frame.type)).toEqual([
      'conversation.opened',
      'conversation.renamed',
    ])
    await client.leave()
  })

  test('RT7: after 30 days events are gone, and whoever lacks one of them starts afresh', async () => {
    const ward = await hospital.gather(reader)
    await hospital.say(ward, ['old', 'old too', 'new'])
    await inSystemTransaction(hospital.database.system, async (transaction) => {
      const events = await transaction.query<{ left: number }>({
        name: 'test-events-left',
        text: 'select count(*) as left from event where stream_id = $1 and seq = 3',
        values: [ward],
      })
      expect(events).toEqual([{ left: 1 }])
    })
    // Everything in this file was said on 2 March; 'new' is made newer here.
    await hospital.asOwner(`update event set at = '2026-04-20' where stream_id = '${ward}' and seq = 3`)
    expect(await pruneEvents(hospital.database, new Date('2026-05-01'))).toBeGreaterThanOrEqual(2)
    expect(await pruneEvents(hospital.database, new Date('2026-05-01'))).toBe(0)
    const [late, level] = [
      await node.join(reader, inConversation(ward, 1)),
      await node.join(reader, inConversation(ward, 2)),
    ]
    expect(late.frames[0]).toMatchObject({ reset: [`conversation:${ward}`] })
    expect(level.frames[0]).toMatchObject({ reset: [] })
    await level.heardSo(() => level.titles(ward).length === 1)
    expect(level.titles(ward)).toEqual(['new'])
    await late.leave()
    await level.leave()
  })

  test('RT7: more than 10,000 events of one stream are not replayed', async () => {
    const ward = await hospital.gather(reader)
    await hospital.asOwner(
      `insert into event (stream_id, seq, organisation_id, type, data, at)
       select '${ward}', n, '${hospital.organisationId}', 'conversation.renamed', '{"title":"x"}', '2026-05-01'
         from generate_series(1, 10001) as n`,
    )
    await hospital.asOwner(`update stream set seq = 10001 where id = '${ward}'`)
    const far = await node.join(reader, inConversation(ward, 0))
    expect(far.frames[0]).toMatchObject({ reset: [`conversation:${ward}`] })
    const near = await node.join(reader, inConversation(ward, 1))
    expect(near.frames[0]).toMatchObject({ reset: [] })
    await near.heardSo(() => near.positions(ward).at(-1) === 10_001)
    expect(near.positions(ward)).toHaveLength(10_000)
    await far.leave()
    await near.leave()
  })
})
