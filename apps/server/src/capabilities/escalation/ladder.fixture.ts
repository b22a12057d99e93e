import { api, type Delivered, type Escalation, type RefusalCode, type RungTarget } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { v7 as uuidv7 } from 'uuid'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { actingIn } from '../../platform/operations/acting.ts'
import { type Answer, answer } from '../../platform/operations/answer.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { handleCommand } from '../../platform/operations/handler.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { foundHospital } from '../duty/found-hospital.fixture.ts'
import * as duty from '../duty/index.ts'
import type { StaffMember } from '../duty/staff-member.fixture.ts'
import {
  administratorsOf,
  contactsOf,
  createIdentity,
  identityMigrations,
  sessionsThatWake,
  visitorsAmong,
} from '../identity/index.ts'
import { createNotify, markReached, notifyMigrations, withdraw } from '../notify/index.ts'
import { createEscalation, type EscalationParts, escalationMigrations, type Subjects } from './index.ts'

/** A person of the hospital, as the tests speak of them. */
export interface Colleague extends StaffMember {
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

export type Ladder = Awaited<ReturnType<typeof openLadder>>

/** Raising as messaging will do it: by a command that has the message's id. */
const raising = {
  ...api.messaging.sendMessage,
  name: 'messaging.sendMessage' as const,
  refusals: api.messaging.sendMessage.refusals,
}

/** Escalation with real duty and real notify on a real database, a fake clock, and an engine that a test has look. */
export async function openLadder() {
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
  const told: { what: 'paged' | 'settled'; escalation: Escalation; personIds: readonly string[] }[] = []
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

  function known(one: StaffMember): Colleague {
    async function tryToRaise(to: RungTarget, more: Partial<Asked> = {}): Promise<Answer<unknown>> {
      const body = `raise ${uuidv7()}`
      asked.set(body, { ...usual, ...more, to })
      return one.attempt(raising, { conversationId: uuidv7(), body })
    }
    return {
      ...one,
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

  const hospital = await foundHospital({ ...setUp, dispatch }, known)
  const { administrator, query } = hospital
  return {
    ...hospital,
    database,
    vault,
    clock,
    parts,
    published,
    /** What the owner of the things was told. */
    told,
    engine,
    async saveLadder(roleId: string | null, rungs: [target: RungTarget, minutes: number][]): Promise<void> {
      await administrator.ask(api.escalation.saveLadder, {
        name: 'A ladder',
        roleId,
        rungs: rungs.map(([target, minutes]) => ({ target, waitMs: minutes * 60_000 })),
      })
    },
    /** Moves the hands on by minutes and lets the engine look. */
    async wait(minutes: number): Promise<void> {
      clock.advance(minutes * 60_000)
      await engine.look()
    },
    async see(who: Colleague, escalationId: string): Promise<Escalation> {
      return (await who.ask(api.escalation.open, { escalationId })).escalation
    },
    /** The headings of what one person was sent, in order, with how. */
    noticesOf: ({ id }: Colleague) =>
      query<{ key: string; heading: string; state: string; channels: string[] }>(
        `select n.key, n.heading, n.state, coalesce(array_agg(a.channel order by a.channel)
                  filter (where a.channel is not null), '{}') as channels
           from notice n left join attempt a on a.notice_id = n.id
          where n.person_id = $1 group by n.id order by n.raised_at, n.id`,
        [id],
      ),
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
