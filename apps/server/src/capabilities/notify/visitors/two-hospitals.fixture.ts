import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { plainPerson } from '@baton/testkit/plain-person'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { silentLog } from '../../../platform/log.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { type Asker, askAs } from '../../../platform/operations/asker.fixture.ts'
import { createDispatcher } from '../../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../../platform/operations/receipts.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { createVault, makeMasterKeys } from '../../../platform/vault/index.ts'
import * as duty from '../../duty/index.ts'
import * as identity from '../../identity/index.ts'
import { makePushKey } from '../channels/push/vapid.ts'
import { createNotify, type NewNotice, notifyMigrations, withdraw } from '../index.ts'
import { openGateway, openMailServer, openPushService } from '../receivers.fixture.ts'

/** Somebody who is asked and told. */
export interface Person extends Asker {
  readonly id: string
  readonly organisationId: string
}

export type TwoHospitals = Awaited<ReturnType<typeof openTwoHospitals>>

const here = { from: 'site' as const, placeId: null, telephone: null, until: null, roleIds: [] }

/**
 * A community hospital whose people visit a burns centre, on one database with a fake clock: notify with identity and
 * duty, and receivers that are really sent to.
 */
export async function openTwoHospitals() {
  const [push, mail, gateway] = await Promise.all([openPushService(), openMailServer(), openGateway()])
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identity.identityMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const given = { database, vault, clock, log: silentLog, publish: () => {} }
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const people = identity.createIdentity({
    ...setUp,
    log: silentLog,
    session: { idleMinutes: 15, absoluteHours: 12 },
  })
  const parts = {
    ...given,
    publicUrl: 'https://baton.example.nhs.uk',
    zone: 'Europe/London',
    // Whoever asks in a test never signed in.
    people: { ...identity, sessionsThatWake: async (_: unknown, ids: readonly string[]) => new Set(ids) },
    duty,
    push: { key: makePushKey(), subject: 'mailto:baton@example.nhs.uk', loopback: true },
    mail: { url: mail.url, from: 'Baton <baton@example.nhs.uk>' },
    gateway: { url: gateway.url, secret: gateway.secret },
  }
  const notify = createNotify(parts)
  const worker = notify.start()
  const atWork = duty.createDuty({
    ...given,
    openItems: { heldBy: async () => 0, ofRole: async () => 0, move: async () => 0 },
  })
  const dispatch = createDispatcher({
    ...given,
    handlers: [...people.handlers, ...atWork.handlers, ...notify.handlers],
    receipts: createReceipts(vault),
  })

  function person(organisationId: string, id: string, more = {}): Person {
    const asker = askAs(dispatch, { organisationId, personId: id, administrator: false, ...more })
    return { ...asker, id, organisationId }
  }

  async function found(name: string): Promise<Person> {
    const email = `ada.bell.${uuidv7()}@nhs.example`
    const { organisationId, administratorId } = await identity.createOrganisation(setUp, {
      name,
      administrator: { name: 'Ada Bell', email, profession: 'Manager' },
      demonstration: false,
    })
    return person(organisationId, administratorId, { administrator: true })
  }

  const [community, burns] = [await found('Tamar Community Hospital'), await found('Severn Burns Centre')]

  async function connect(): Promise<void> {
    const { code } = await burns.ask(api.identity.inviteOrganisation, {})
    await community.ask(api.identity.acceptInvitation, { code })
  }
  await connect()

  async function raise({ id }: Person, more: Partial<NewNotice> = {}): Promise<void> {
    await at(burns, (acting) =>
      notify.notify(acting, [
        {
          key: uuidv7(),
          personId: id,
          about: { kind: 'message', id: uuidv7() },
          urgency: 'urgent',
          heading: 'Nobody took it – Burns registrar on call',
          channels: ['in-app', 'web-push', 'email', 'gateway'],
          ...more,
        },
      ]),
    )
  }

  /** Does something as the system, in one transaction of somebody's organisation. */
  async function at<Result>(
    { organisationId }: Person,
    work: (acting: Acting) => Promise<Result>,
  ): Promise<Result> {
    return inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      const result = await work({ transaction, streams, organisationId, personId: null, at: clock.now() })
      streams.flush()
      return result
    })
  }

  return {
    database,
    parts,
    clock,
    worker,
    push,
    mail,
    gateway,
    /** The administrators of both; visitors come from the first to the second. */
    community,
    burns,
    connect,
    /** A nurse of the community hospital who is on duty with a phone, and who she is at the burns centre. */
    async nurse() {
      const email = `nurse.${uuidv7()}@tamar.example`
      const { person: added } = await community.ask(api.identity.addPerson, {
        ...plainPerson,
        name: 'Nia Rees',
        email,
        profession: 'Nurse',
        contact: { telephone: '01632 960123', bleep: null },
      })
      const atHome = person(community.organisationId, added.id)
      await atHome.ask(api.duty.signOn, here)
      const phone = push.subscribe()
      await atHome.ask(api.notify.addPushDevice, { ...phone, name: 'Phone' })
      const { visit } = await atHome.ask(api.identity.beginVisit, { organisationId: burns.organisationId })
      const visitor = person(visit.organisation.id, visit.personId, { visitor: true })
      const pushes = () =>
        push.pushes
          .filter(({ path }) => path === new URL(phone.endpoint).pathname)
          .map(({ words }) => words.heading)
      return { atHome, visitor, email, pushes }
    },
    at,
    /** A notice at the burns centre, for somebody who visits, with what is usual where a test does not say otherwise. */
    raise,
    withdraw: (about: NewNotice['about']) => at(burns, (acting) => withdraw(acting, about)),
    async wait(ms: number) {
      clock.advance(ms)
      await worker.settled()
    },
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.system.query<Row>(text, values)).rows
    },
    async close() {
      await worker.stop()
      await Promise.all([push.close(), mail.close(), gateway.close()])
      await drop()
    },
  }
}
