import { api, type CrashCall, type CrashTeamDetails, type Delivered } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
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
import { type CrashParts, crashMigrations, createCrash } from './index.ts'

/** Somebody of the hospital, as the tests speak of them. */
export interface Colleague extends StaffMember {
  see(callId: string): Promise<CrashCall>
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/** Crash with real identity, duty and notify on a real database, a fake clock, and a watch that a test has look. */
export async function openHospital() {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
    ...crashMigrations,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const given = { database, vault, clock, log: silentLog, publish }
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const session = { idleMinutes: 15, absoluteHours: 12 }
  const identity = createIdentity({ ...setUp, log: silentLog, session })
  const notify = createNotify({
    ...given,
    people: { contactsOf, visitorsAmong, administratorsOf, sessionsThatWake },
    duty,
    publicUrl: 'http://localhost:3000',
    zone: 'Europe/London',
    push: null,
    mail: { url: 'smtp://localhost:1', from: 'baton@example.nhs.uk' },
    gateway: { url: 'http://localhost:1', secret: 'known to both sides' },
  })
  const parts: CrashParts = {
    database,
    vault,
    duty,
    notify: { notify: notify.notify, withdraw, markReached },
    publish,
  }
  const openItems = { heldBy: async () => 0, ofRole: async () => 0, move: async () => 0 }
  const crash = createCrash(parts)
  const dispatch = createDispatcher({
    handlers: [
      ...identity.handlers,
      ...duty.createDuty({ ...given, openItems }).handlers,
      ...notify.handlers,
      ...crash.handlers,
    ],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })
  const watch = crash.start({ clock, log: silentLog })

  const hospital = await foundHospital(
    { ...setUp, dispatch },
    (one): Colleague => ({
      ...one,
      see: async (callId) => (await one.ask(api.crash.open, { callId })).call,
    }),
  )
  const { administrator, query } = hospital

  return {
    ...hospital,
    database,
    vault,
    clock,
    parts,
    dispatch,
    published,
    watch,
    /** Somebody with a telephone, which the gateway rings. */
    hire: () => hospital.hire({ contact: { telephone: '2416', bleep: null } }),
    async addTeam(name: string, roleIds: string[], more: Partial<CrashTeamDetails> = {}): Promise<string> {
      const details = { name, callType: 'adult' as const, siteId: null, testAt: null, roleIds, ...more }
      return (await administrator.ask(api.crash.saveTeam, details)).team.id
    },
    /** Moves the hands on by seconds and lets the watch look. */
    async wait(seconds: number): Promise<void> {
      clock.advance(seconds * 1_000)
      await watch.look()
    },
    /** The headings of what one person was sent, in order, with how. */
    noticesOf: ({ id }: Colleague) =>
      query<{ key: string; heading: string; urgency: string; channels: string[] }>(
        `select n.key, n.heading, n.urgency, coalesce(array_agg(a.channel order by a.channel)
                  filter (where a.channel is not null), '{}') as channels
           from notice n left join attempt a on a.notice_id = n.id and a.tries = 1
          where n.person_id = $1 group by n.id order by n.raised_at, n.id`,
        [id],
      ),
    async close() {
      await watch.stop()
      await drop()
    },
  }
}
