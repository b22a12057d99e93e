import { api, type InputOf, type Operation, type OutputOf, visitingHeader } from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createOrganisation } from './capabilities/identity/index.ts'
import { openPushService, type PushService } from './capabilities/notify/receivers.fixture.ts'
import { compose, type Server } from './compose.ts'
import { type EmptyServer, emptyServer } from './empty-server.fixture.ts'
import { systemClock } from './platform/clock.ts'
import { silentLog } from './platform/log.ts'
import { type Asker, askAs } from './platform/operations/asker.fixture.ts'

let empty: EmptyServer
let server: Server
let push: PushService
/** Administrators of a community hospital and of the burns centre whose registrar its nurses turn to. */
let community: Asker
let burns: Asker
let registrar: Asker
let roleId: string

const onSite = { from: 'site' as const, placeId: null, telephone: null, until: null }

beforeAll(async () => {
  push = await openPushService()
  empty = await emptyServer()
  const { config } = empty
  if (config.database.kind !== 'external') throw new Error('tests name their database')
  const channels = {
    push: { subject: 'mailto:baton@tamar.example', loopback: true },
    mail: null,
    gateway: null,
  }
  const composed = await compose({
    config: { ...config, channels },
    connection: config.database.connection,
    clock: systemClock,
    log: silentLog,
  })
  if (!composed.ok) throw new Error(composed.sentence)
  server = composed.server
  community = await found('Tamar Community Hospital')
  burns = await found('Severn Burns Centre')
  const { code } = await burns.ask(api.identity.inviteOrganisation, {})
  await community.ask(api.identity.acceptInvitation, { code })
  const { role } = await burns.ask(api.duty.addRole, { name: 'Burns registrar on call', ...plainRole })
  roleId = role.id
  await burns.ask(api.duty.setReachable, { roleId, reachable: true })
  const { person } = await add(burns, 'Rhiannon Pugh')
  registrar = askAs(server.dispatch, { ...burns.viewer, personId: person.id, administrator: false })
  await registrar.ask(api.duty.signOn, { ...onSite, roleIds: [roleId] })
})
afterAll(async () => {
  await server.close()
  await push.close()
  await empty.remove()
})

async function found(name: string): Promise<Asker> {
  const { database, vault } = server
  const { organisationId, administratorId: personId } = await createOrganisation(
    { database, vault, clock: systemClock, publicUrl: empty.config.publicUrl },
    {
      name,
      administrator: { name: 'Ada Bell', email: `${uuidv7()}@nhs.example`, profession: 'Manager' },
      demonstration: false,
    },
  )
  return askAs(server.dispatch, { organisationId, personId, administrator: true })
}

function add(administrator: Asker, name: string) {
  const email = `${uuidv7()}@nhs.example`
  return administrator.ask(api.identity.addPerson, { ...plainPerson, name, email, profession: 'Nurse' })
}

/** A nurse of the community hospital with a phone, who is signed in and on duty there, and asks over HTTP. */
async function nurseWithPhone() {
  const { person, access } = await add(community, 'Nia Rees')
  let cookie = ''
  async function send<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    headers = {},
  ): Promise<OutputOf<O>> {
    const response = await server.http.inject({
      method: 'POST',
      url: operation.path,
      headers: {
        host: 'baton.example.nhs.uk',
        cookie,
        'content-type': 'application/json',
        'idempotency-key': uuidv7(),
        ...headers,
      },
      body: JSON.stringify(input),
    })
    if (response.statusCode !== 200) throw new Error(`${operation.name}: ${response.body}`)
    const lines = [response.headers['set-cookie'] ?? []].flat()
    if (lines.length > 0) cookie = lines.map((line) => line.split(';')[0]).join('; ')
    return operation.output.parse(response.json()) as OutputOf<O>
  }
  await send(api.identity.useAccessCode, { code: access.code, password: 'three kettles on Tuesday' })
  await send(api.duty.signOn, { ...onSite, roleIds: [] })
  const phone = push.subscribe()
  await send(api.notify.addPushDevice, { ...phone, name: 'Phone' })
  const there = { [visitingHeader]: burns.viewer.organisationId }
  const { visit } = await send(api.identity.beginVisit, { organisationId: burns.viewer.organisationId })
  return {
    id: person.id,
    visitorId: visit.personId,
    ask: send,
    askThere: <O extends Operation>(operation: O, input: InputOf<O>) => send(operation, input, there),
    told: () =>
      push.pushes.flatMap(({ path, words }) =>
        path === new URL(phone.endpoint).pathname ? words.heading : [],
      ),
  }
}

function page(nurse: Awaited<ReturnType<typeof nurseWithPhone>>) {
  return nurse.askThere(api.messaging.sendUrgent, {
    to: { kind: 'role', id: roleId },
    urgency: 'urgent',
    reason: 'Scald of the forearm, blistered',
  })
}

test('AFF9, AFF10: what becomes of a nurse’s page at another hospital wakes her phone, and stands in both logs', async () => {
  const nurse = await nurseWithPhone()
  const accepted = await page(nurse)
  await registrar.ask(api.escalation.accept, { escalationId: accepted.escalation.id })
  const first = 'Accepted: urgent message – Burns registrar on call'
  await vi.waitFor(() => expect(nurse.told()).toEqual([first]), { timeout: 10_000 })
  await registrar.ask(api.escalation.complete, { escalationId: accepted.escalation.id })
  const declined = await page(nurse)
  await registrar.ask(api.escalation.decline, { escalationId: declined.escalation.id })
  const second = 'Nobody has accepted: urgent message – Burns registrar on call'
  await vi.waitFor(() => expect(nurse.told()).toEqual([first, second]), { timeout: 10_000 })
  const done = await empty.query(
    `select action, command_id from audit_leaf where actor = '${nurse.visitorId}'
      order by command_id, action, subjects -> 0 ->> 'id'`,
  )
  expect(done.map(({ action }) => action)).toContain('messaging.sendUrgent')
  await vi.waitFor(
    async () => {
      const where = `subjects @> '[{"kind": "organisation", "id": "${burns.viewer.organisationId}"}]'`
      const carried = await empty.query(
        `select action, command_id from audit_leaf where actor = '${nurse.id}' and ${where}
          order by command_id, action, subjects -> 0 ->> 'id'`,
      )
      expect(carried).toEqual(done)
    },
    { timeout: 30_000, interval: 500 },
  )
})

test('AFF10: off duty at home she is told nothing, however urgent it was', async () => {
  const nurse = await nurseWithPhone()
  const { escalation } = await page(nurse)
  await nurse.ask(api.duty.signOff, {})
  await registrar.ask(api.escalation.accept, { escalationId: escalation.id })
  const notices = await empty.query(`select state from notice where person_id = '${nurse.visitorId}'`)
  expect(notices).toEqual([{ state: 'held' }])
  expect(nurse.told()).toEqual([])
})
