import { api, type Delivered } from '@baton/contract'
import { applyToDuties } from '@baton/domain/duty/replay'
import { plainRole } from '@baton/testkit/plain-role'
import { replayAll } from '@baton/testkit/replay'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { readEvents } from '../../../platform/streams/store.ts'
import { type Colleague, type Hospital, here, openHospital } from '../hospital.fixture.ts'
import { dutyEvents, hydrateDuty } from '../hydrate.ts'
import { dutiesNow, dutiesOf, everyoneOnDuty, offDutyPeriods, reachableAmong } from '../index.ts'
import { followVisitors } from './follow-visitors.ts'

const { duty, identity } = api
let hospital: Hospital
/** Of a connected organisation: at home, and who they are here. */
let atHome: Colleague
let visitor: Colleague
let number = 0

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  number += 1
  atHome = await hospital.foundAnother(`Moor View ${number}`)
  await hospital.connect(atHome)
  visitor = await hospital.visit(atHome)
})

const minutes = (count: number) => new Date(hospital.clock.now().getTime() + count * 60_000)
const dutyOf = async ({ id }: Colleague) =>
  (await hospital.read((transaction) => dutiesOf(transaction, [id]))).get(id)
const reach = async () =>
  (await hospital.read((transaction) => reachableAmong(transaction, [visitor.id], hospital.clock.now()))).get(
    visitor.id,
  )
/** Lets everybody hear what happened so far. */
async function settle(): Promise<void> {
  await hospital.level()
  await followVisitors(hospital.parts).stop()
}
async function affiliationId(): Promise<string> {
  const { affiliations } = await atHome.ask(identity.listAffiliations, {})
  return affiliations[0]?.id ?? ''
}

test('AFF10: a visitor is on duty when they are at home, since and until when home says', async () => {
  expect(await dutyOf(visitor)).toMatchObject({ state: 'off', since: null, until: null })
  expect(await reach()).toBeUndefined()
  const until = minutes(480).toISOString()
  await atHome.ask(duty.signOn, { ...here, until, roleIds: [] })
  const since = hospital.clock.now().toISOString()
  expect(await dutyOf(visitor)).toMatchObject({ personId: visitor.id, state: 'on', since, until })
  expect(await reach()).toEqual({ by: 'duty' })
  hospital.clock.advance(60_000)
  await atHome.ask(duty.signOff, {})
  expect(await dutyOf(visitor)).toMatchObject({ state: 'off', since: hospital.clock.now().toISOString() })
  expect(await reach()).toBeUndefined()
})

test('AFF10: where they work at home, how to ring them, what they are busy with and who covers stay there', async () => {
  const { site } = await atHome.ask(identity.addSite, { name: 'Moor View', kind: 'hospital' })
  const { places } = await atHome.ask(identity.addPlace, {
    siteId: site.id,
    parentId: null,
    kind: 'ward',
    name: 'Heather',
  })
  const { role } = await atHome.ask(duty.addRole, {
    name: 'Nurse in charge',
    ...plainRole,
    coordinates: true,
  })
  const telephone = '01632 960777'
  await atHome.ask(duty.signOn, { ...here, placeId: places[0]?.id ?? '', telephone, roleIds: [role.id] })
  await atHome.ask(duty.setFocus, { focus: { until: minutes(60).toISOString(), words: 'In theatre' } })
  await atHome.ask(duty.setCover, { coverRoleId: role.id })
  const nothing = { placeId: null, telephone: null, focusUntil: null, coverRoleId: null }
  expect(await dutyOf(visitor)).toMatchObject({ state: 'on', ...nothing })
  const { duties } = await (await hospital.hire()).ask(duty.listDuty, { personIds: visitor.id })
  expect(duties).toMatchObject([{ personId: visitor.id, state: 'on', placeId: null, focus: null }])
})

test('AFF7, AFF8, AFF10: nobody who is on duty here, asked of nobody in particular, is a visitor', async () => {
  await atHome.signOn()
  const nurse = await hospital.hire()
  const listed = await nurse.ask(duty.listDuty, {})
  expect(listed.duties.map(({ personId }) => personId)).not.toContain(visitor.id)
  const onDuty = await hospital.read(everyoneOnDuty)
  expect(onDuty.has(visitor.id)).toBe(false)
  const now = await hospital.read(dutiesNow)
  expect(now.map(({ personId }) => personId)).not.toContain(visitor.id)
})

test('AFF10: when a visitor was off duty is what home has written down', async () => {
  const from = hospital.clock.now()
  hospital.clock.advance(60 * 60_000)
  await atHome.signOn()
  const on = hospital.clock.now()
  hospital.clock.advance(60 * 60_000)
  await atHome.ask(duty.signOff, {})
  const off = hospital.clock.now()
  hospital.clock.advance(60 * 60_000)
  const until = hospital.clock.now()
  const periods = await hospital.read((transaction) => offDutyPeriods(transaction, [visitor.id], from, until))
  expect(periods).toEqual([
    { personId: visitor.id, from, until: on },
    { personId: visitor.id, from: off, until },
  ])
})

test('AFF10, DUT17: an override at home reaches its people where they visit; one here cannot name a visitor', async () => {
  const until = minutes(60).toISOString()
  const declared = { reason: 'A fire in the town', until }
  const { override } = await atHome.ask(duty.declareOverride, { ...declared, personIds: [atHome.id] })
  expect(await reach()).toEqual({ by: 'override', overrideId: override.id })
  await atHome.ask(duty.endOverride, { overrideId: override.id })
  hospital.clock.advance(1_000)
  expect(await reach()).toBeUndefined()
  const { administrator } = hospital
  const naming = { ...declared, personIds: [visitor.id] }
  expect(await administrator.refused(duty.declareOverride, naming)).toBe('not-found')
})

test('AFF6, AFF10: suspended on either side they are off duty, and so is everybody of an organisation that is connected no longer', async () => {
  await atHome.signOn()
  const { administrator } = hospital
  await administrator.ask(identity.suspendPerson, { personId: visitor.id })
  expect(await dutyOf(visitor)).toMatchObject({ state: 'off', since: null })
  await administrator.ask(identity.reinstatePerson, { personId: visitor.id })
  expect(await dutyOf(visitor)).toMatchObject({ state: 'on' })
  await atHome.ask(identity.endAffiliation, { affiliationId: await affiliationId() })
  expect(await dutyOf(visitor)).toMatchObject({ state: 'off', since: null })
  expect(await reach()).toBeUndefined()
  await hospital.connect(atHome)
  expect(await reach()).toEqual({ by: 'duty' })
  const second = await hospital.hireFor(atHome)
  const away = await hospital.visit(second)
  await second.signOn()
  expect(await dutyOf(away)).toMatchObject({ state: 'on' })
  await atHome.ask(identity.suspendPerson, { personId: second.id })
  expect(await dutyOf(away)).toMatchObject({ state: 'off', since: null })
})

test('AFF10: what changes at home is told where they visit, and whoever applies it has what a fresh answer says', async () => {
  const nurse = await hospital.hire()
  const personIds = [visitor.id]
  await settle()
  const held = await nurse.ask(duty.listDuty, { personIds: visitor.id })
  const everyone = await nurse.ask(duty.listDuty, {})
  const changes = [
    () => atHome.signOn(),
    () => atHome.ask(duty.signOff, {}),
    () => atHome.signOn(),
    () => hospital.administrator.ask(identity.suspendPerson, { personId: visitor.id }),
    () => hospital.administrator.ask(identity.reinstatePerson, { personId: visitor.id }),
    async () => atHome.ask(identity.endAffiliation, { affiliationId: await affiliationId() }),
    () => hospital.connect(atHome),
  ]
  const seen: (string | undefined)[] = []
  for (const change of changes) {
    const from = hospital.published.length
    await change()
    await settle()
    const told = hospital.published.slice(from).filter(({ type }) => type === 'visitorDuty.changed')
    seen.push(stateIn(told))
    const fresh = await hospital.read((transaction) => dutiesOf(transaction, personIds))
    expect(stateIn(told)).toBe(fresh.get(visitor.id)?.state)
  }
  expect(seen).toEqual(['on', 'off', 'on', 'off', 'on', 'off', 'on'])
  const replayed = replayAll(applyToDuties, everyone, await since(everyone.position), { personId: nurse.id })
  expect(replayed).toEqual(await nurse.ask(duty.listDuty, {}))
  expect(held.duties).toMatchObject([{ personId: visitor.id, state: 'off' }])
})

/** What the log says of the organisation after a position, what is duty's as it means now. */
function since(position: number): Promise<Delivered[]> {
  const { organisationId, parts } = hospital
  return hospital.read(async (transaction) => {
    const rows = await readEvents(transaction, [{ streamId: organisationId, seq: position }], 1_000)
    const said = []
    for (const row of rows) {
      const event = { ...row, kind: 'organisation' as const }
      const [now] = dutyEvents.has(row.type) ? await hydrateDuty(transaction, parts.vault, [event]) : [row]
      const { seq, at, by } = row
      said.push({
        stream: `organisation:${organisationId}`,
        seq,
        at: at.toISOString(),
        by,
        ...now,
      } as Delivered)
    }
    return said
  })
}

/** What the last event says of the visitor. */
function stateIn(told: readonly Delivered[]): string | undefined {
  const duties = told.flatMap((event) => (event.type === 'visitorDuty.changed' ? event.data.duty : []))
  return duties.findLast(({ personId }) => personId === visitor.id)?.state
}

test('AFF10: the log of events keeps whom it is of, and says what home says when it is read', async () => {
  await atHome.signOn()
  await settle()
  const { rows } = await hospital.database.system.query<{ data: unknown }>(
    `select data from event where type = 'visitorDuty.changed' order by at desc, seq desc limit 1`,
  )
  expect(rows).toEqual([{ data: { personId: visitor.id } }])
  await atHome.ask(duty.signOff, {})
  const logged = {
    kind: 'organisation' as const,
    organisationId: hospital.organisationId,
    streamId: hospital.organisationId,
    seq: 1,
    type: 'visitorDuty.changed',
    data: { personId: visitor.id },
    by: null,
    at: hospital.clock.now(),
  }
  const [now] = await hospital.read((transaction) => hydrateDuty(transaction, hospital.parts.vault, [logged]))
  expect(now).toMatchObject({ data: { duty: { personId: visitor.id, state: 'off' } } })
})

test('AFF10: of whom it does not know as a visitor an organisation learns nothing', async () => {
  await atHome.signOn()
  const third = await hospital.foundAnother(`Third ${number}`)
  const asked = [visitor.id, atHome.id]
  const ask = (transaction: Transaction) => dutiesOf(transaction, asked)
  const elsewhere = await inTransaction(hospital.database.app, third.organisationId, ask)
  const visited = await hospital.read(ask)
  for (const told of [...elsewhere.values(), visited.get(atHome.id)]) {
    expect(told).toMatchObject({ state: 'off', since: null })
  }
})
