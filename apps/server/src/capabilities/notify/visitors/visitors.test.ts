import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { bundleMinutesOf, createNotify, interruptions, peopleWithDevices } from '../index.ts'
import { findHomeward } from '../store/at-home.ts'
import { tellAtHome } from './tell-at-home.ts'
import { openTwoHospitals, type TwoHospitals } from './two-hospitals.fixture.ts'

const { duty, identity } = api
let two: TwoHospitals

beforeAll(async () => {
  two = await openTwoHospitals()
})
afterAll(() => two.close())
beforeEach(() => {
  two.mail.mails.length = 0
  two.gateway.errands.length = 0
})

const heading = 'Nobody took it – Burns registrar on call'
const minuteMs = 60_000
const later = (minutes: number) => new Date(two.clock.now().getTime() + minutes * minuteMs).toISOString()

/** What stands of a person's notices in their organisation. */
function noticesOf(personId: string) {
  return two.query<{ state: string; channels: string[] | null; overrideId: string | null }>(
    `select state, override_id as "overrideId",
            (select array_agg(channel order by channel) from attempt where notice_id = notice.id) as channels
       from notice where person_id = $1 order by raised_at, id`,
    [personId],
  )
}

test('AFF10: what is for a visitor comes to the device that they have at home, once, and says its heading alone', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  await two.raise(visitor)
  await two.wait(1_000)
  await two.wait(1_000)
  expect(pushes()).toEqual([heading])
  expect(await noticesOf(visitor.id)).toEqual([{ state: 'sent', channels: ['in-app'], overrideId: null }])
  expect(await noticesOf(atHome.id)).toMatchObject([
    { state: 'sent', channels: ['email', 'gateway', 'web-push'] },
  ])
})

test('AFF10: e-mail and texts go to where home reaches them; a visitor’s own address is never sent to', async () => {
  const { visitor, email } = await two.nurse()
  await two.raise(visitor, { urgency: 'emergency' })
  await two.wait(1_000)
  expect(two.mail.mails.map(({ to }) => to)).toEqual([[email]])
  expect(two.gateway.errands).toHaveLength(1)
  const all = await two.query<{ personId: string }>(
    `select person_id as "personId" from attempt join person on person.id = attempt.person_id
      where home_person_id is not null and channel <> 'in-app'`,
  )
  expect(all).toEqual([])
})

test('AFF10: an attempt that stands for a visitor all the same is not sent', async () => {
  const { visitor } = await two.nurse()
  await two.raise(visitor, { channels: ['in-app'] })
  const [notice] = await two.query<{ id: string }>('select id from notice where person_id = $1', [visitor.id])
  await inTransaction(two.database.app, visitor.organisationId, async (transaction) =>
    transaction.write({
      name: 'stray-attempt',
      text: `insert into attempt (id, organisation_id, notice_id, person_id, channel, pressing, tries, due_at)
             values ($1, $2, $3, $4, 'email', true, 1, $5)`,
      values: [uuidv7(), visitor.organisationId, notice?.id, visitor.id, two.clock.now().toISOString()],
    }),
  )
  await two.wait(1_000)
  expect(two.mail.mails).toEqual([])
})

test('AFF10, QUI1: off duty at home nothing is sent, and whoever never signed on there is off duty', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  await atHome.ask(duty.signOff, {})
  await two.raise(visitor)
  await two.wait(1_000)
  expect(pushes()).toEqual([])
  expect(await noticesOf(visitor.id)).toMatchObject([{ state: 'held', channels: null }])
  expect(await noticesOf(atHome.id)).toEqual([])
  await atHome.ask(duty.signOn, { from: 'site', placeId: null, telephone: null, until: null, roleIds: [] })
  await two.wait(1_000)
  expect(pushes()).toEqual([])
  const { visit } = await two.community.ask(identity.beginVisit, { organisationId: visitor.organisationId })
  await two.raise({ ...visitor, id: visit.personId })
  expect(await noticesOf(visit.personId)).toMatchObject([{ state: 'held' }])
})

test('AFF10, QUI2: whoever goes off duty before home was told is not sent it', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  await two.raise(visitor)
  await atHome.ask(duty.signOff, {})
  await two.wait(1_000)
  expect(pushes()).toEqual([])
  expect(await noticesOf(atHome.id)).toMatchObject([{ state: 'held', channels: null }])
})

test('AFF10, QUI3: an override at home reaches them off duty, and home counts the interruption', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  await atHome.ask(duty.signOff, {})
  const { override } = await two.community.ask(duty.declareOverride, {
    reason: 'A fire in the town',
    personIds: [atHome.id],
    until: later(60),
  })
  await two.raise(visitor)
  await two.wait(1_000)
  expect(pushes()).toEqual([heading])
  expect(await noticesOf(visitor.id)).toMatchObject([{ overrideId: null }])
  const [from, until] = [new Date(0), new Date(later(1))]
  const counted = await two.at(atHome, ({ transaction }) =>
    interruptions(transaction, [atHome.id], from, until),
  )
  expect(counted).toMatchObject([{ overrideId: override.id }])
})

test('AFF10: what they asked at home to be spared, they are spared', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  await atHome.ask(api.notify.setQuiet, { hours: null, bundleMinutes: 60, routine: ['web-push'] })
  await two.raise(visitor, { urgency: 'routine', channels: ['web-push'], heading: '1 new message' })
  await two.wait(minuteMs)
  expect(pushes()).toEqual([])
  await two.wait(60 * minuteMs)
  expect(pushes()).toEqual(['1 new message'])
})

test('AFF10, QUI15: what is withdrawn where they visit is withdrawn at home', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  const about = { kind: 'messages', id: visitor.id }
  const waiting = { about, urgency: 'routine', channels: ['web-push'] } as const
  await two.raise(visitor, { ...waiting, heading: '1 new message' })
  await two.wait(1_000)
  await two.withdraw(about)
  await two.raise(visitor, { ...waiting, heading: '2 new messages' })
  await two.wait(1_000)
  await two.wait(60 * minuteMs)
  expect(pushes()).toEqual(['2 new messages'])
  expect((await noticesOf(atHome.id)).map(({ state }) => state)).toEqual(['withdrawn', 'sent'])
})

test('AFF10, QUI15: what is withdrawn before home was told of it is never sent, in whichever order home hears', async () => {
  const { atHome, visitor, pushes } = await two.nurse()
  const about = { kind: 'escalation', id: uuidv7() }
  await two.raise(visitor, { about })
  const stale = await findHomeward(two.database.system, 10)
  await two.withdraw(about)
  await tellAtHome(two.parts)
  // A server that stood still since before it was withdrawn goes on.
  await tellAgain(
    stale.map(({ noticeId }) => noticeId),
    'tell',
  )
  await tellAtHome(two.parts)
  await two.wait(10 * minuteMs)
  expect(pushes()).toEqual([])
  expect((await noticesOf(atHome.id)).map(({ state }) => state)).toEqual(['withdrawn'])
})

/** As if nobody had written down that home was told. */
async function tellAgain(noticeIds: readonly string[], wanted: 'tell' | 'withdraw'): Promise<void> {
  await two.query('update notice_home set carried = false, wanted = $2 where notice_id = any($1::uuid[])', [
    noticeIds,
    wanted,
  ])
}

test('AFF10, QUI4: a server that dies before it wrote down that home was told sends nothing twice', async () => {
  const { visitor, pushes } = await two.nurse()
  await two.raise(visitor)
  const told = await findHomeward(two.database.system, 10)
  await two.wait(1_000)
  await tellAgain(
    told.map(({ noticeId }) => noticeId),
    'tell',
  )
  await two.wait(1_000)
  expect(pushes()).toEqual([heading])
})

test('AFF10, QUI4: several servers that tell homes at once tell each thing once', async () => {
  const other = createNotify(two.parts).start()
  const nurses = await Promise.all(Array.from({ length: 10 }, () => two.nurse()))
  await Promise.all(nurses.map(({ visitor }) => two.raise(visitor)))
  await Promise.all([tellAtHome(two.parts), tellAtHome(two.parts), two.worker.settled(), other.settled()])
  await two.wait(1_000)
  await other.stop()
  expect(nurses.map(({ pushes }) => pushes())).toEqual(nurses.map(() => [heading]))
})

test('AFF6, AFF10: nobody is told who is suspended on either side, or whose organisation is connected no longer', async () => {
  const [here, there, apart] = [await two.nurse(), await two.nurse(), await two.nurse()]
  await two.burns.ask(identity.suspendPerson, { personId: here.visitor.id })
  await two.community.ask(identity.suspendPerson, { personId: there.atHome.id })
  const { affiliations } = await two.burns.ask(identity.listAffiliations, {})
  for (const { visitor } of [here, there]) await two.raise(visitor)
  await two.burns.ask(identity.endAffiliation, { affiliationId: affiliations[0]?.id ?? '' })
  await two.raise(apart.visitor)
  await two.wait(1_000)
  for (const { pushes, visitor } of [here, there, apart]) {
    expect(pushes()).toEqual([])
    expect(await noticesOf(visitor.id)).toMatchObject([{ state: 'held' }])
  }
  await two.connect()
})

test('AFF10: who can be woken, and how often they want it, is what their home says of a visitor', async () => {
  const { atHome, visitor } = await two.nurse()
  await atHome.ask(api.notify.setQuiet, { hours: null, bundleMinutes: 30, routine: ['web-push'] })
  const read = <Result>(work: Parameters<typeof two.at<Result>>[1]) => two.at(two.burns, work)
  expect(await read(({ transaction }) => peopleWithDevices(transaction))).toContain(visitor.id)
  const ofBoth = await read(({ transaction }) => bundleMinutesOf(transaction, [visitor.id, atHome.id]))
  // Who the person is at home is nobody here: nothing is learnt of them.
  expect(ofBoth).toEqual(
    new Map([
      [visitor.id, 30],
      [atHome.id, 15],
    ]),
  )
  const { devices } = await atHome.ask(api.notify.myNotifications, {})
  await atHome.ask(api.notify.removePushDevice, { deviceId: devices[0]?.id ?? '' })
  expect(await read(({ transaction }) => peopleWithDevices(transaction))).not.toContain(visitor.id)
})

test('QUI18: what waits for a home is there for the organisation that it is of, and not for another', async () => {
  const { visitor } = await two.nurse()
  await two.raise(visitor)
  const count = (organisationId: string) =>
    inTransaction(two.database.app, organisationId, async (transaction) => {
      const [row] = await transaction.query<{ count: number }>({
        name: 'count-notice-home',
        text: 'select count(*) from notice_home',
        values: [],
      })
      return row?.count
    })
  expect(await count(two.burns.organisationId)).toBeGreaterThan(0)
  expect(await count(two.community.organisationId)).toBe(0)
  const { rows } = await two.database.system.query('select from notice_home')
  expect(rows.length).toBeGreaterThan(0)
})
