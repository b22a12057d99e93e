import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock } from '../../../../../packages/testkit/src/clock.ts'
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

describe('events as they happen', () => {
  test('RT3, RT25: everyone in the conversation hears the same, in order and without a hole', async () => {
    const ward = await hospital.gather(nurse, doctor)
    const clients = [await node.join(nurse), await node.join(doctor), await node.join(doctor)]
    node.publish(await hospital.say(ward, ['one', 'two']))
    node.publish(await hospital.say(ward, ['three']))
    for (const client of clients) {
      await client.heardSo(() => client.titles(ward).length === 3)
      expect(client.titles(ward)).toEqual(['one', 'two', 'three'])
      expect(client.positions(ward)).toEqual([1, 2, 3])
    }
    const [first, ...others] = clients.map((client) => client.frames.filter((frame) => frame.t === 'event'))
    for (const other of others) expect(other).toEqual(first)
    for (const client of clients) await client.leave()
  })

  test('RT29: what is said in one tick comes as one message of several frames', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.join(nurse)
    const messagesBefore = client.messages.length
    node.publish(await hospital.say(ward, ['one', 'two', 'three']))
    await client.heardSo(() => client.titles(ward).length === 3)
    expect(client.messages.slice(messagesBefore)).toEqual([3])
    client.say({ t: 'ping' }, { t: 'ping' })
    await client.heardSo((frames) => frames.filter((frame) => frame.t === 'pong').length === 2)
    await client.leave()
  })

  test('RT5: an event published before the one it follows waits for it', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.join(nurse)
    const first = await hospital.say(ward, ['first'])
    const second = await hospital.say(ward, ['second'])
    node.publish(second)
    await client.level()
    expect(client.titles(ward)).toEqual([])
    node.publish(first)
    await client.heardSo(() => client.titles(ward).length === 2)
    expect(client.titles(ward)).toEqual(['first', 'second'])
    await client.leave()
  })

  test('RT5: when the one before never comes, it is read from the log', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const ward = await hospital.gather(nurse)
    const client = await patient.join(nurse)
    await hospital.say(ward, ['committed, and its server died'])
    patient.publish(await hospital.say(ward, ['second']))
    await client.level()
    expect(client.titles(ward)).toEqual([])
    clock.advance(100)
    await client.heardSo(() => client.titles(ward).length === 2)
    expect(client.positions(ward)).toEqual([1, 2])
    await client.leave()
    await patient.stop()
  })

  test('RT10: an event that nobody published is found by the sweep', async () => {
    const clock = fakeClock()
    const patient = await hospital.openNode({ clock })
    const ward = await hospital.gather(nurse)
    const client = await patient.join(nurse)
    await hospital.say(ward, ['the answer to its commit was lost'])
    clock.advance(5_000)
    await client.heardSo(() => client.titles(ward).length === 1)
    await client.leave()
    await patient.stop()
  })

  test('an event that is published twice is heard once', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.join(nurse)
    const said = await hospital.say(ward, ['once'])
    node.publish(said)
    node.publish(said)
    await client.heard((frame) => frame.t === 'event')
    await client.level()
    expect(client.titles(ward)).toEqual(['once'])
    await client.leave()
  })
})

describe('coming and going', () => {
  test('RT9: leaving is the last that a nurse hears of a group, and the others go on', async () => {
    const ward = await hospital.gather(nurse, doctor)
    const [hers, his] = [await node.join(nurse), await node.join(doctor)]
    node.publish(await hospital.say(ward, ['before']))
    node.publish(await hospital.dismiss(ward, nurse))
    node.publish(await hospital.say(ward, ['after']))
    await his.heardSo(() => his.titles(ward).length === 3)
    await hers.level()
    expect(hers.titles(ward)).toEqual(['before', 'member.left'])
    await hers.leave()
    await his.leave()
  })

  test('RT9: someone who comes into a group hears what follows, on every device', async () => {
    const ward = await hospital.gather(doctor)
    node.publish(await hospital.say(ward, ['before she came']))
    const devices = [await node.join(nurse), await node.join(nurse)]
    node.publish(await hospital.admit(ward, nurse))
    node.publish(await hospital.say(ward, ['welcome']))
    for (const client of devices) {
      await client.heardSo(() => client.titles(ward).includes('welcome'))
      expect(client.titles(ward)).toEqual(['welcome'])
      await client.leave()
    }
  })

  test('RT19: nothing of a conversation comes before the event that opens it, whatever was published first', async () => {
    const ward = await hospital.gather(doctor)
    const client = await node.join(nurse)
    const opened = await hospital.admit(ward, nurse)
    const said = await hospital.say(ward, ['welcome'])
    node.publish(said)
    node.publish(opened)
    await client.heardSo(() => client.titles(ward).length === 1)
    const kinds = client.frames.filter((frame) => frame.t === 'event').map((frame) => frame.type)
    expect(kinds).toEqual(['conversation.opened', 'conversation.renamed'])
    await client.leave()
  })

  test('RT23: an event about a message from before her history is withheld, and so are words quoted from there', async () => {
    const ward = await hospital.gather(doctor)
    const [hers, his] = [await node.join(nurse), await node.join(doctor)]
    node.publish(await hospital.admit(ward, nurse, 7))
    node.publish(await hospital.say(ward, ['about message 7'], { about: 7 }))
    node.publish(await hospital.say(ward, ['about message 8'], { about: 8 }))
    node.publish(await hospital.say(ward, ['quotes message 7'], { quoted: 7 }))
    await hers.heardSo(() => hers.titles(ward).length === 3)
    await his.heardSo(() => his.titles(ward).length === 4)
    expect(hers.titles(ward)).toEqual(['event.withheld', 'about message 8', 'quotes nothing'])
    expect(hers.frames.find((frame) => frame.type === 'event.withheld')).toMatchObject({ by: null, data: {} })
    expect(his.titles(ward).slice(1)).toEqual(['about message 7', 'about message 8', 'quotes message 7'])
    await hers.leave()
    await his.leave()
  })
})

describe('commands on the socket', () => {
  const rename = (conversationId: string, title: string, id = uuidv7()) => ({
    t: 'command',
    id,
    name: 'messaging.renameGroup',
    input: { conversationId, title },
  })

  test('RT2, RT26: a command is answered with its id, and asked again changes nothing', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.join(nurse)
    const command = rename(ward, 'Bay 4')
    client.say(command)
    await client.heard((frame) => frame.t === 'answer' && frame.id === command.id)
    client.say(command, rename(ward, 'Bay 5', command.id))
    await client.heardSo((frames) => frames.filter((frame) => frame.id === command.id).length === 3)
    const refused = await client.heard((frame) => frame.t === 'refused')
    expect(refused).toMatchObject({ id: command.id, refusal: { code: 'conflict' } })
    expect(client.titles(ward)).toEqual(['Bay 4'])
    await client.leave()
  })

  test('RT27: what is not offered on a socket is refused as not found', async () => {
    const client = await node.join(nurse)
    const names = ['messaging.noSuchThing', 'messaging.listInbox', 'identity.signInWithPassword']
    names.push('identity.signOut', 'identity.issueTicket')
    const ids = names.map(() => uuidv7())
    client.say(...names.map((name, index) => ({ t: 'command', id: ids[index], name, input: {} })))
    for (const id of ids) {
      const frame = await client.heard((one) => one.id === id)
      expect(frame).toMatchObject({ t: 'refused', refusal: { code: 'not-found' } })
    }
    await client.leave()
  })

  test('RT30: the input of a command is refused by the command’s own rules, and the socket stays', async () => {
    const client = await node.join(nurse)
    const command = { ...rename('not an id', 'x') }
    client.say(command)
    const refused = await client.heard((frame) => frame.id === command.id)
    expect(refused).toMatchObject({ t: 'refused', refusal: { code: 'bad-input' } })
    await client.level()
    await client.leave()
  })

  test('a hundred commands at once are all answered', async () => {
    const ward = await hospital.gather(nurse)
    const client = await node.join(nurse)
    const commands = Array.from({ length: 100 }, (_, index) => rename(ward, `title ${index}`))
    client.say(...commands)
    await client.heardSo((frames) => frames.filter((frame) => frame.t === 'answer').length === 100)
    await client.heardSo(() => client.titles(ward).length === 100)
    expect(client.positions(ward)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
    await client.leave()
  })
})
