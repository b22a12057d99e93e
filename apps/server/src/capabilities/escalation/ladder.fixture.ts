import {
  api,
  type Delivered,
  type Escalation,
  type InputOf,
  type Operation,
  type OutputOf,
  type RefusalCode,
  type RoleDetails,
  type RungTarget,
} from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../../platform/database/database.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import { actingIn } from '../../platform/operations/acting.ts'
import { type Answer, answer } from '../../platform/operations/answer.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { handleCommand } from '../../platform/operations/handler.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys, type Vault } from '../../platform/vault/index.ts'
import * as duty from '../duty/index.ts'
import {
  administratorsOf,
  contactsOf,
  createIdentity,
  createOrganisation,
  identityMigrations,
  sessionsThatWake,
  visitorsAmong,
} from '../identity/index.ts'
import { createNotify, markReached, notifyMigrations, withdraw } from '../notify/index.ts'
import type { Engine } from './engine/engine.ts'
import { createEscalation, type EscalationParts, escalationMigrations, type Subjects } from './index.ts'

/** A person of the hospital, as the tests speak of them. */
export interface Colleague {
  readonly id: string
  readonly organisationId: string
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
  refused<O extends Operation>(operation: O, input: InputOf<O>): Promise<RefusalCode>
  try<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>
  signOn(...roleIds: string[]): Promise<void>
  /** Raises something urgent, as a message does. */
  raise(to: RungTarget, more?: Partial<Asked>): Promise<Escalation>
  refusedToRaise(to: RungTarget, more?: Partial<Asked>): Promise<RefusalCode>
}

/** What is usual where a test does not say otherwise. */
interface Asked {
  urgency: Escalation['urgency']
  reason: string
  sbar: Escalation['sbar']
  callBack: string | null
  onlookers: string[]
  asRoleId: string | null
}

/** Escalation with real duty and real notify on a real database, a fake clock, and an engine that a test has look. */
export interface Ladder {
  readonly database: Database
  readonly vault: Vault
  readonly clock: ReturnType<typeof fakeClock>
  readonly parts: EscalationParts
  readonly organisationId: string
  readonly administrator: Colleague
  readonly published: Delivered[]
  /** What the owner of the things was told. */
  readonly told: { what: 'paged' | 'settled'; escalation: Escalation; personIds: readonly string[] }[]
  readonly engine: Engine
  hire(): Promise<Colleague>
  addRole(name: string, more?: Partial<RoleDetails>): Promise<string>
  saveLadder(roleId: string | null, rungs: [target: RungTarget, minutes: number][]): Promise<void>
  /** Moves the hands on by minutes and lets the engine look. */
  wait(minutes: number): Promise<void>
  see(who: Colleague, escalationId: string): Promise<Escalation>
  /** The headings of what one person was sent, in order, with how. */
  noticesOf(who: Colleague): Promise<{ key: string; heading: string; state: string; channels: string[] }[]>
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>
  foundAnother(): Promise<Colleague>
  close(): Promise<void>
}

/** Raising as messaging will do it: by a command that has the message's id. */
const raising = {
  ...api.messaging.sendMessage,
  name: 'messaging.sendMessage' as const,
  refusals: api.messaging.sendMessage.refusals,
}

export async function openLadder(): Promise<Ladder> {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
    ...escalationMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const published: Delivered[] = []
  const told: Ladder['told'] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const given = { database, vault, clock, log: silentLog, publish }
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const identity = createIdentity({
    ...setUp,
    log: silentLog,
    session: { idleMinutes: 15, absoluteHours: 12 },
  })
  const notify = createNotify({
    ...given,
    people: { contactsOf, visitorsAmong, administratorsOf, sessionsThatWake },
    duty: { reachableAmong: duty.reachableAmong, dutiesOf: async () => new Map() },
    publicUrl: 'http://localhost:3000',
    zone: 'Europe/London',
    push: null,
    mail: { url: 'smtp://localhost:1', from: 'baton@example.nhs.uk' },
    gateway: null,
  })
  const owner: Subjects = {
    async paged(_acting, escalation, personIds) {
      told.push({ what: 'paged', escalation, personIds })
    },
    async settled(_acting, escalation) {
      told.push({ what: 'settled', escalation, personIds: [] })
    },
  }
  const parts: EscalationParts = {
    database,
    vault,
    duty,
    notify: { notify: (acting, notices) => notify.notify(acting, notices), withdraw, markReached },
    subjects: { message: owner },
    publish,
  }
  const escalation = createEscalation(parts)
  const atWork = duty.createDuty({ ...given, openItems: escalation.openItems })
  const asked = new Map<string, Asked & { to: RungTarget }>()
  const raise = handleCommand(raising, async (change, { body }) => {
    const what = asked.get(body)
    if (what === undefined) throw new Error('nothing to raise')
    await change.lock(change.viewer.personId)
    const subject = { kind: 'message' as const, id: change.commandId, withinId: null }
    const raised = await escalation.raise(actingIn(change), { id: change.commandId, subject, ...what })
    return raised.ok ? answer(raised.value as never) : raised
  })
  const dispatch = createDispatcher({
    handlers: [...identity.handlers, ...atWork.handlers, ...escalation.handlers, raise],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })
  const engine = escalation.start({ clock, log: silentLog })

  function colleague(id: string, organisationId: string, administrator: boolean): Colleague {
    const viewer = { organisationId, personId: id, sessionId: uuidv7(), administrator }
    const caller = { viewer, address: '127.0.0.1', userAgent: 'test' }
    async function attempt<O extends Operation>(operation: O, input: InputOf<O>) {
      return (await dispatch(operation, input, caller, uuidv7())) as Answer<OutputOf<O>>
    }
    async function ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> {
      const answered = await attempt(operation, input)
      if (!answered.ok) throw new Error(`${operation.name} was refused: ${JSON.stringify(answered.refusal)}`)
      operation.output.parse(answered.value)
      return answered.value
    }
    async function tryToRaise(to: RungTarget, more: Partial<Asked> = {}): Promise<Answer<unknown>> {
      const body = `raise ${uuidv7()}`
      asked.set(body, { ...usual, ...more, to })
      return attempt(raising, { conversationId: uuidv7(), body })
    }
    return {
      id,
      organisationId,
      try: attempt,
      ask,
      async refused(operation, input) {
        const answered = await attempt(operation, input)
        if (answered.ok) throw new Error(`${operation.name} was not refused`)
        return answered.refusal.code
      },
      async signOn(...roleIds) {
        const here = { from: 'site' as const, placeId: null, telephone: null, until: null }
        await ask(api.duty.signOn, { ...here, roleIds })
      },
      async raise(to, more) {
        const raised = await tryToRaise(to, more)
        if (!raised.ok) throw new Error(`raising was refused: ${raised.refusal.code}`)
        return api.escalation.open.output.shape.escalation.parse(raised.value)
      },
      async refusedToRaise(to, more) {
        const raised = await tryToRaise(to, more)
        if (raised.ok) throw new Error('raising was not refused')
        return raised.refusal.code
      },
    }
  }

  async function found(name: string): Promise<Colleague> {
    const email = `ada.bell@${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
    const { organisationId, administratorId } = await createOrganisation(setUp, {
      name,
      administrator: { name: 'Ada Bell', email, profession: 'Manager' },
      demonstration: false,
    })
    return colleague(administratorId, organisationId, true)
  }

  const administrator = await found('St Brannoc’s')
  let hired = 0
  const query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await inTransaction(database.app, administrator.organisationId, (transaction) =>
      transaction.query<Row>({ name: `test-${text.slice(0, 40)}-${text.length}`, text, values }),
    )) as Row[]
  return {
    database,
    vault,
    clock,
    parts,
    organisationId: administrator.organisationId,
    administrator,
    published,
    told,
    engine,
    async hire() {
      hired += 1
      const { person } = await administrator.ask(api.identity.addPerson, {
        name: `Person ${hired}`,
        email: `person.${hired}@brannoc.example`,
        profession: 'Doctor',
        grade: null,
        specialty: null,
        contact: { telephone: null, bleep: null },
        siteId: null,
        placeId: null,
        teamIds: [],
      })
      return colleague(person.id, administrator.organisationId, false)
    },
    async addRole(name, more = {}) {
      const { role } = await administrator.ask(api.duty.addRole, { ...plainRole, name, ...more })
      return role.id
    },
    async saveLadder(roleId, rungs) {
      await administrator.ask(api.escalation.saveLadder, {
        name: 'A ladder',
        roleId,
        rungs: rungs.map(([target, minutes]) => ({ target, waitMs: minutes * 60_000 })),
      })
    },
    async wait(minutes) {
      clock.advance(minutes * 60_000)
      await engine.look()
    },
    async see(who, escalationId) {
      return (await who.ask(api.escalation.open, { escalationId })).escalation
    },
    noticesOf: ({ id }) =>
      query(
        `select n.key, n.heading, n.state, coalesce(array_agg(a.channel order by a.channel)
                  filter (where a.channel is not null), '{}') as channels
           from notice n left join attempt a on a.notice_id = n.id
          where n.person_id = $1 group by n.id order by n.raised_at, n.id`,
        [id],
      ),
    query,
    foundAnother: () => found('Moor View'),
    async close() {
      await engine.stop()
      await drop()
    },
  }
}

const usual: Asked = {
  urgency: 'urgent',
  reason: 'NEWS2 6 and rising',
  sbar: null,
  callBack: '4471',
  onlookers: [],
  asRoleId: null,
}
