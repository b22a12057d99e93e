import { api, type Delivered } from '@baton/contract'
import type { Reach } from '@baton/domain/notify/plan'
import { fakeClock } from '@baton/testkit/clock'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import { type Asker, askAs } from '../../platform/operations/asker.fixture.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import { createVault, makeMasterKeys, openOrganisation } from '../../platform/vault/index.ts'
import { identityMigrations } from '../identity/index.ts'
import { makePushKey } from './channels/push/vapid.ts'
import {
  createNotify,
  type NewNotice,
  type NotifyCapability,
  type NotifyParts,
  notifyMigrations,
} from './index.ts'
import {
  type Gateway,
  type MailServer,
  openGateway,
  openMailServer,
  openPushService,
  type PushService,
} from './receivers.fixture.ts'
import type { Worker } from './worker/worker.ts'

/** Somebody on the rota of a night, as the tests speak of them. */
export interface Colleague extends Asker {
  readonly id: string
  readonly sessionId: string
  email: string
  telephone: string | null
  bleep: string | null
  /** How they may be reached; `null` off duty. */
  reach: Reach
  focusUntil: Date | null
  suspended: boolean
  administrator: boolean
}

/** Notify on a real database with real receivers, and people who are on or off duty as a test says. */
export interface Night {
  readonly parts: NotifyParts
  readonly notify: NotifyCapability
  readonly worker: Worker
  readonly clock: ReturnType<typeof fakeClock>
  readonly organisationId: string
  readonly push: PushService
  readonly mail: MailServer
  readonly gateway: Gateway
  readonly published: Delivered[]
  /** Sessions that somebody ended. */
  readonly ended: Set<string>
  hire(given?: Partial<Colleague>): Promise<Colleague>
  /** A device of theirs that agreed; its endpoint. */
  addDevice(colleague: Colleague): Promise<string>
  /** Does something as the system, in one transaction. */
  act<Result>(work: (acting: Acting) => Promise<Result>): Promise<Result>
  /** Raises a notice for somebody, with what is usual where a test does not say otherwise. */
  raise(colleague: Colleague, given?: Partial<NewNotice>): Promise<void>
  /** Moves the hands on and lets what is due be sent. */
  wait(ms: number): Promise<void>
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openNight(): Promise<Night> {
  const [push, mail, gateway] = await Promise.all([openPushService(), openMailServer(), openGateway()])
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...notifyMigrations,
  )
  const vault = createVault(makeMasterKeys())
  const clock = fakeClock()
  const published: Delivered[] = []
  const staff = new Map<string, Colleague>()
  const ended = new Set<string>()
  const organisationId = uuidv7()
  const named = (personIds: readonly string[]) => personIds.flatMap((id) => staff.get(id) ?? [])
  const parts: NotifyParts = {
    database,
    vault,
    clock,
    log: silentLog,
    publish: (_organisationId, delivered) => published.push(...delivered),
    publicUrl: 'https://baton.example.nhs.uk',
    zone: 'Europe/London',
    push: { key: makePushKey(), subject: 'mailto:baton@example.nhs.uk', loopback: true },
    mail: { url: mail.url, from: 'Baton <baton@example.nhs.uk>' },
    gateway: { url: gateway.url, secret: gateway.secret },
    people: {
      contactsOf: async (_transaction, ids) =>
        new Map(
          named(ids)
            .filter(({ suspended }) => !suspended)
            .map((one) => [one.id, one]),
        ),
      visitorsAmong: async () => new Map(),
      administratorsOf: async () =>
        [...staff.values()].filter(({ administrator }) => administrator).map(({ id }) => id),
      sessionsThatWake: async (_transaction, ids) => new Set(ids.filter((id) => !ended.has(id))),
    },
    duty: {
      reachableAmong: async (_transaction, ids) =>
        new Map(named(ids).flatMap(({ id, reach }) => (reach === null ? [] : [[id, reach] as const]))),
      dutiesOf: async (_transaction, ids) =>
        new Map(
          named(ids).map(({ id, focusUntil }) => [
            id,
            { telephone: null, focusUntil: focusUntil?.toISOString() ?? null },
          ]),
        ),
    },
  }
  await openOrganisation(database.system, vault, organisationId)
  const notify = createNotify(parts)
  const worker = notify.start()
  const dispatch = createDispatcher({
    handlers: notify.handlers,
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish: parts.publish,
  })
  await beginStream('organisation', organisationId)

  async function beginStream(kind: 'organisation' | 'person', id: string): Promise<void> {
    await inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      streams.begin({ kind, id }, organisationId)
      streams.flush()
    })
  }

  async function hire(given: Partial<Colleague> = {}): Promise<Colleague> {
    const id = uuidv7()
    const { administrator = false } = given
    const asker = askAs(dispatch, { organisationId, personId: id, administrator })
    const colleague: Colleague = {
      ...asker,
      id,
      sessionId: asker.viewer.sessionId,
      email: `${id}@example.nhs.uk`,
      telephone: '2416',
      bleep: null,
      reach: { by: 'duty' },
      focusUntil: null,
      suspended: false,
      administrator,
      ...given,
    }
    staff.set(id, colleague)
    await beginStream('person', id)
    return colleague
  }

  async function act<Result>(work: (acting: Acting) => Promise<Result>): Promise<Result> {
    return inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      const result = await work({ transaction, streams, organisationId, personId: null, at: clock.now() })
      streams.flush()
      return result
    })
  }

  return {
    parts,
    notify,
    worker,
    clock,
    organisationId,
    push,
    mail,
    gateway,
    published,
    ended,
    hire,
    act,
    async addDevice(colleague) {
      const browser = push.subscribe()
      await colleague.ask(api.notify.addPushDevice, { ...browser, name: 'Phone' })
      return browser.endpoint
    },
    async raise(colleague, given = {}) {
      await act((acting) =>
        notify.notify(acting, [
          {
            key: uuidv7(),
            personId: colleague.id,
            about: { kind: 'message', id: uuidv7() },
            urgency: 'urgent',
            heading: 'Urgent message – Medical registrar on call',
            channels: ['in-app', 'web-push', 'email', 'gateway'],
            ...given,
          },
        ]),
      )
      await worker.settled()
    },
    async wait(ms) {
      clock.advance(ms)
      await worker.settled()
    },
    query: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await database.system.query<Row>(text, values)).rows,
    async close() {
      await worker.stop()
      await Promise.all([push.close(), mail.close(), gateway.close()])
      await drop()
    },
  }
}
