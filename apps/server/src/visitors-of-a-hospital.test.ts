import { api, type RefusalCode } from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import { plainRole } from '@baton/testkit/plain-role'
import { plainTask } from '@baton/testkit/plain-task'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOrganisation } from './capabilities/identity/index.ts'
import { compose, type Server } from './compose.ts'
import { type EmptyServer, emptyServer } from './empty-server.fixture.ts'
import { systemClock } from './platform/clock.ts'
import { silentLog } from './platform/log.ts'
import { type Asker, askAs } from './platform/operations/asker.fixture.ts'

const { calls, duty, identity, messaging, patients, tasks } = api
let empty: EmptyServer
let server: Server
/** The burns centre's, and somebody of a community hospital as they are at home and there. */
let administrator: Asker
let registrar: Asker
let atHome: Asker
let nurse: Asker
let roleId: string

beforeAll(async () => {
  empty = await emptyServer()
  const { config } = empty
  if (config.database.kind !== 'external') throw new Error('tests name their database')
  const { connection } = config.database
  const composed = await compose({ config, connection, clock: systemClock, log: silentLog })
  if (!composed.ok) throw new Error(composed.sentence)
  server = composed.server
  administrator = await found('Severn Burns Centre')
  registrar = await hire(administrator)
  const community = await found('Moor View Community Hospital')
  atHome = await hire(community)
  await signOn(registrar)
  await signOn(atHome)
  const { code } = await administrator.ask(identity.inviteOrganisation, {})
  await community.ask(identity.acceptInvitation, { code })
  roleId = await addRole('Burns registrar on call')
  await administrator.ask(duty.setReachable, { roleId, reachable: true })
  await registrar.ask(duty.takeRole, { roleId })
  const { organisationId } = administrator.viewer
  const { visit } = await atHome.ask(identity.beginVisit, { organisationId })
  const { personId } = visit
  nurse = askAs(server.dispatch, { organisationId, personId, administrator: false, visitor: true })
})
afterAll(async () => {
  await server.close()
  await empty.remove()
})

async function found(name: string): Promise<Asker> {
  const { database, vault } = server
  const setUp = { database, vault, clock: systemClock, publicUrl: empty.config.publicUrl }
  const email = `ada.bell.${uuidv7()}@baton.example`
  const { organisationId, administratorId: personId } = await createOrganisation(setUp, {
    name,
    administrator: { name: 'Ada Bell', email, profession: 'Manager' },
    demonstration: false,
  })
  return askAs(server.dispatch, { organisationId, personId, administrator: true })
}

async function hire(by: Asker): Promise<Asker> {
  const { person } = await by.ask(identity.addPerson, {
    ...plainPerson,
    name: 'Person of Theirs',
    email: `person.${uuidv7()}@baton.example`,
    profession: 'Nurse',
  })
  const { organisationId } = by.viewer
  return askAs(server.dispatch, { organisationId, personId: person.id, administrator: false })
}

async function signOn(who: Asker): Promise<void> {
  await who.ask(duty.signOn, { from: 'site', placeId: null, telephone: null, until: null, roleIds: [] })
}

async function addRole(name: string): Promise<string> {
  const { role } = await administrator.ask(duty.addRole, { name, ...plainRole })
  return role.id
}

/** Every way in which a colleague asks something of somebody by name, or lets them see something. */
const asked: Record<string, (personId: string) => Promise<RefusalCode>> = {
  'tasks.request': (id) =>
    registrar.refused(tasks.request, {
      ...plainTask,
      type: 'other',
      reason: 'Dressings to the ward',
      within: 'next-round',
      requestedFor: { kind: 'person', id },
    }),
  'calls.start': (id) => registrar.refused(calls.start, { about: { kind: 'person', id }, video: false }),
  'calls.ring': async (id) => {
    const { meeting } = await registrar.ask(calls.meetNow, { ...meetingNow, personIds: [] })
    return registrar.refused(calls.ring, { meetingId: meeting.id, personIds: [id], roleIds: [] })
  },
  'calls.meetNow': (id) => registrar.refused(calls.meetNow, { ...meetingNow, personIds: [id] }),
  'patients.shareList': async (id) => {
    const { list } = await registrar.ask(patients.addList, {
      name: uuidv7(),
      owner: { kind: 'person', id: registrar.viewer.personId },
    })
    return registrar.refused(patients.shareList, { listId: list.id, personIds: [id], teamIds: [] })
  },
  'messaging.startDirect': (personId) => registrar.refused(messaging.startDirect, { personId }),
  'identity.addTeam': (id) =>
    administrator.refused(identity.addTeam, {
      name: uuidv7(),
      kind: 'ward',
      siteId: null,
      placeId: null,
      personIds: [id],
    }),
}

const meetingNow = { title: 'Theatre list', roleIds: [], teamIds: [], waitingRoom: false }

test.each(Object.keys(asked))(
  'AFF8: %s: a visitor is answered of as somebody who is not here',
  async (name) => {
    const codes = []
    for (const personId of [nurse.viewer.personId, uuidv7()]) codes.push(await asked[name]?.(personId))
    expect(codes).toEqual(['not-found', 'not-found'])
  },
)

test('AFF8: calling a conversation with a visitor rings whoever works here, and not the visitor', async () => {
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  const about = { kind: 'conversation' as const, id: conversationId }
  expect(await registrar.refused(calls.start, { about, video: false })).toBe('nobody-there')
  expect(await nurse.refused(calls.start, { about, video: false })).toBe('not-found')
})

test('AFF7, AFF8: a visitor who is on duty at home is in none of the lists of who is on duty here', async () => {
  const { personId } = nurse.viewer
  const { duties } = await registrar.ask(duty.listDuty, {})
  expect(duties.map((one) => one.personId)).toEqual([registrar.viewer.personId])
  const named = await registrar.ask(duty.listDuty, { personIds: personId })
  expect(named.duties).toMatchObject([{ personId, state: 'on' }])
})
