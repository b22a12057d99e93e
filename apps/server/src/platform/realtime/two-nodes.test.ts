import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fakeClock } from '../../../../../packages/testkit/src/clock.ts'
import type { Bus } from '../bus/bus.ts'
import { openNatsBus } from '../bus/nats-bus.ts'
import { openPostgresBus } from '../bus/postgres-bus.ts'
import { findNats, type RunningNats, startNats } from '../bus/start-nats.fixture.ts'
import { systemClock } from '../clock.ts'
import { silentLog } from '../log.ts'
import { type Hospital, type Node, openHospital } from './hospital.fixture.ts'

const natsProgram = findNats()
if (natsProgram === undefined) {
  console.error(
    'SKIPPED: two servers over NATS. No nats-server was found; install one or name it in NATS_SERVER.',
  )
}

let hospital: Hospital
let nats: RunningNats | undefined
let nodes: Node[] = []

beforeAll(async () => {
  hospital = await openHospital()
  if (natsProgram !== undefined) nats = await startNats(natsProgram)
})
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.stop()))
  nodes = []
})
afterAll(async () => {
  await hospital.close()
  await nats?.stop()
})

const buses = [
  {
    name: 'PostgreSQL NOTIFY',
    skip: false,
    open: () => openPostgresBus({ connection: hospital.connection, clock: systemClock, log: silentLog }),
  },
  {
    name: 'NATS',
    skip: natsProgram === undefined,
    open: () => openNatsBus({ url: nats?.url ?? '', log: silentLog }),
  },
]

/** Two servers on one database that hear each other. */
async function openTwo(open: () => Bus): Promise<[Node, Node]> {
  const [one, two] = [open(), open()]
  await hearEachOther(one, two)
  const pair: [Node, Node] = [await hospital.openNode({ bus: one }), await hospital.openNode({ bus: two })]
  nodes.push(...pair)
  return pair
}

async function hearEachOther(one: Bus, two: Bus): Promise<void> {
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const) {
    const heard = Promise.withResolvers<void>()
    const stop = to.subscribe({ heard: () => heard.resolve(), resumed() {} })
    const again = setInterval(() => from.publish({ kind: 'sessions-ended', sessionIds: [] }), 20)
    await heard.promise
    clearInterval(again)
    stop()
  }
}

describe.each(buses)('two servers over $name', ({ skip, open }) => {
  test.skipIf(skip)('RT7, RT5: what is sent through one is heard through the other, in order', async () => {
    const [here, there] = await openTwo(open)
    const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
    const ward = await hospital.gather(nurse, doctor)
    const [hers, his] = [await here.join(nurse), await there.join(doctor)]
    for (let count = 0; count < 50; count += 1) {
      const from = count % 2 === 0 ? here : there
      from.publish(await hospital.say(ward, [`${count}`]))
    }
    for (const client of [hers, his]) {
      await client.heardSo(() => client.titles(ward).length === 50)
      expect(client.positions(ward)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    }
  })

  test.skipIf(skip)('RT9: coming into a group and leaving it reach the other server', async () => {
    const [here, there] = await openTwo(open)
    const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
    const ward = await hospital.gather(doctor)
    const [hers, his] = [await there.join(nurse), await there.join(doctor)]
    here.publish(await hospital.admit(ward, nurse))
    here.publish(await hospital.say(ward, ['welcome']))
    await hers.heardSo(() => hers.titles(ward).length === 1)
    here.publish(await hospital.dismiss(ward, nurse))
    here.publish(await hospital.say(ward, ['behind her back']))
    await his.heardSo(() => his.titles(ward).length === 4)
    await hers.level()
    expect(hers.titles(ward)).toEqual(['welcome', 'member.left'])
  })

  test.skipIf(skip)('RT36, RT37, RT34: typing, presence and the end of a session cross over', async () => {
    const [here, there] = await openTwo(open)
    const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
    const ward = await hospital.gather(nurse, doctor)
    const sessionId = uuidv7()
    const his = await there.join(doctor, {}, sessionId)
    his.say({ t: 'watch', personIds: [nurse] })
    await his.heard((frame) => frame.t === 'presence' && frame.present === false)
    const hers = await here.join(nurse)
    await his.heard((frame) => frame.t === 'presence' && frame.present === true)
    hers.say({ t: 'typing', conversationId: ward })
    await his.heard((frame) => frame.t === 'typing' && frame.personId === nurse)
    here.end(sessionId)
    expect(await his.closed).toBe(4401)
  })
})

test('RT10: a hint that is lost heals: the sweep reads what was committed', async () => {
  const deaf: Bus = { shared: true, publish() {}, subscribe: () => () => {}, close: async () => {} }
  const clock = fakeClock()
  const [here, there] = [
    await hospital.openNode({ bus: deaf }),
    await hospital.openNode({ bus: deaf, clock }),
  ]
  nodes.push(here, there)
  const nurse = await hospital.hire()
  const ward = await hospital.gather(nurse)
  const client = await there.join(nurse)
  here.publish(await hospital.say(ward, ['one', 'two']))
  clock.advance(5_000)
  await client.heardSo(() => client.titles(ward).length === 2)
})

test('RT10: a bus that lost its connection is back by itself, and what was said meanwhile is read', async () => {
  const open = () => openPostgresBus({ connection: hospital.connection, clock: systemClock, log: silentLog })
  const [here, there] = await openTwo(open)
  const nurse = await hospital.hire()
  const ward = await hospital.gather(nurse)
  const client = await there.join(nurse)
  await hospital.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and (query like 'listen%' or query like 'select pg_notify%')`,
  )
  here.publish(await hospital.say(ward, ['while it was away']))
  await client.heardSo(() => client.titles(ward).length === 1)
  here.publish(await hospital.say(ward, ['and after']))
  await client.heardSo(() => client.titles(ward).length === 2)
})

test.skipIf(natsProgram === undefined)('a NATS server that dies and returns is found again', async () => {
  const open = () => openNatsBus({ url: nats?.url ?? '', log: silentLog })
  const [here, there] = await openTwo(open)
  const nurse = await hospital.hire()
  const ward = await hospital.gather(nurse)
  const client = await there.join(nurse)
  await nats?.stop()
  here.publish(await hospital.say(ward, ['while it was away']))
  await nats?.start()
  await client.heardSo(() => client.titles(ward).length === 1)
})
