import type { Delivered } from '@baton/contract'
import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import type { Database } from '../../platform/database/database.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { createIdentity, identityMigrations } from '../identity/index.ts'
import { foundHospital } from './found-hospital.fixture.ts'
import { createDuty, type DutyParts, dutyMigrations } from './index.ts'
import { paperItems, paperItemsMigration } from './paper-items.fixture.ts'
import type { StaffMember } from './staff-member.fixture.ts'

/** A person of the hospital, as the tests speak of them. */
export interface Colleague extends StaffMember {
  readonly email: string
  /** Asks and returns whatever comes; fails when the server does. */
  readonly try: StaffMember['attempt']
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/** Duty and identity on a real database with a fake clock; urgent items are kept on paper. */
export async function openHospital() {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...dutyMigrations,
    paperItemsMigration,
  )
  return openHospitalOn(database, drop)
}

/** The same on a migrated database. */
export async function openHospitalOn(database: Database, close: () => Promise<void>) {
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const identity = createIdentity({
    ...setUp,
    log: silentLog,
    session: { idleMinutes: 15, absoluteHours: 12 },
  })
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const items = paperItems(database, () => hospital.organisationId)
  const parts: DutyParts = { database, vault, clock, log: silentLog, publish, openItems: items }
  const dispatch = createDispatcher({
    handlers: [...identity.handlers, ...createDuty(parts).handlers],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })

  const hospital = await foundHospital(
    { ...setUp, dispatch },
    (one): Omit<Colleague, 'email'> => ({
      ...one,
      async try(operation, input) {
        const answered = await one.attempt(operation, input)
        const fault = !answered.ok && ['internal-error', 'unavailable'].includes(answered.refusal.code)
        if (fault) throw new Error(`${operation.name} failed`)
        return answered
      },
    }),
  )
  const { organisationId, administrator } = hospital

  return {
    ...hospital,
    database,
    vault,
    clock,
    parts,
    items,
    /** Everything that was published, in order. */
    published,
    hire: (name?: string, more: { teamIds?: string[] } = {}): Promise<Colleague> =>
      hospital.hire({ ...(name !== undefined && { name }), ...more }),
    /** Takes somebody on where this administrator is one. */
    hireFor: (theirs: Colleague): Promise<Colleague> => hospital.hire({}, theirs),
    async suspend({ id }: Colleague): Promise<void> {
      await administrator.ask(api.identity.suspendPerson, { personId: id })
    },
    /** Connects another organisation with this one, by the administrators of both. */
    async connect(theirs: Colleague): Promise<void> {
      const { code } = await administrator.ask(api.identity.inviteOrganisation, {})
      await theirs.ask(api.identity.acceptInvitation, { code })
    },
    /** Lets each organisation hear what the other did, which is told after the answer. */
    async level(): Promise<void> {
      const stop = identity.watchAffiliations()
      clock.advance(5_000)
      await stop()
    },
    /** Who somebody of a connected organisation is here, when they turn to it. */
    async visit({ ask, email }: Colleague): Promise<Colleague> {
      const { personId } = (await ask(api.identity.beginVisit, { organisationId })).visit
      const who = { organisationId, personId, administrator: false, visitor: true as const }
      return { ...hospital.colleague(who), email }
    },
    /** Reads in a transaction of the organisation. */
    read: <Result>(work: (transaction: Transaction) => Promise<Result>) =>
      inTransaction(database.app, organisationId, work),
    close,
  }
}

/** How someone signs on who says nothing in particular. */
export const here = { from: 'site' as const, placeId: null, telephone: null, until: null }
