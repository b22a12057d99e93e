import type { Delivered, InputOf, Operation, OutputOf, RefusalCode, RoleDetails } from '@baton/contract'
import { api } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../../platform/database/database.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys, type Vault } from '../../platform/vault/index.ts'
import { createIdentity, createOrganisation, identityMigrations } from '../identity/index.ts'
import { createDuty, type DutyParts, dutyMigrations } from './index.ts'
import { type PaperItems, paperItems, paperItemsMigration } from './paper-items.fixture.ts'

/** A person of the hospital, as the tests speak of them. */
export interface Colleague {
  readonly id: string
  readonly organisationId: string
  readonly email: string
  /** Asks and expects yes. */
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
  /** Asks and returns the code of the refusal; fails when the answer is yes. */
  refused<O extends Operation>(operation: O, input: InputOf<O>): Promise<RefusalCode>
  /** Asks and returns whatever comes. */
  try<O extends Operation>(operation: O, input: InputOf<O>): Promise<Answer<OutputOf<O>>>
  /** Goes on duty, with these roles. */
  signOn(...roleIds: string[]): Promise<void>
}

/** Duty and identity on a real database with a fake clock; urgent items are kept on paper. */
export interface Hospital {
  readonly database: Database
  readonly vault: Vault
  readonly clock: ReturnType<typeof fakeClock>
  readonly organisationId: string
  readonly parts: DutyParts
  readonly items: PaperItems
  /** Everything that was published, in order. */
  readonly published: Delivered[]
  readonly administrator: Colleague
  hire(name?: string, more?: { teamIds?: string[] }): Promise<Colleague>
  /** Takes somebody on where this administrator is one. */
  hireFor(theirs: Colleague): Promise<Colleague>
  addRole(name: string, more?: Partial<RoleDetails>): Promise<string>
  suspend(colleague: Colleague): Promise<void>
  /** Another organisation on the same server, by its administrator. */
  foundAnother(name?: string): Promise<Colleague>
  /** Connects another organisation with this one, by the administrators of both. */
  connect(theirs: Colleague): Promise<void>
  /** Lets each organisation hear what the other did, which is told after the answer. */
  level(): Promise<void>
  /** Who somebody of a connected organisation is here, when they turn to it. */
  visit(who: Colleague): Promise<Colleague>
  /** Reads in a transaction of the organisation. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Opens a hospital on a database of its own, on the PostgreSQL of the test run. */
export async function openHospital(): Promise<Hospital> {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...dutyMigrations,
    paperItemsMigration,
  )
  return openHospitalOn(database, drop)
}

/** Opens a hospital on a migrated database. */
export async function openHospitalOn(database: Database, close: () => Promise<void>): Promise<Hospital> {
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
  const items = paperItems(database, () => organisationId)
  const parts: DutyParts = { database, vault, clock, log: silentLog, publish, openItems: items }
  const dispatch = createDispatcher({
    handlers: [...identity.handlers, ...createDuty(parts).handlers],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })

  function colleague(
    id: string,
    organisationId: string,
    email: string,
    { administrator = false, visitor = false } = {},
  ): Colleague {
    const sessionId = uuidv7()
    const visiting = visitor ? { visitor: true as const } : {}
    const viewer = { organisationId, personId: id, sessionId, administrator, ...visiting }
    const caller = { viewer, address: '127.0.0.1', userAgent: 'test' }
    async function attempt<O extends Operation>(operation: O, input: InputOf<O>) {
      const answered = (await dispatch(operation, input, caller, uuidv7())) as Answer<OutputOf<O>>
      const fault = !answered.ok && ['internal-error', 'unavailable'].includes(answered.refusal.code)
      if (fault) throw new Error(`${operation.name} failed`)
      return answered
    }
    async function ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> {
      const answered = await attempt(operation, input)
      if (!answered.ok) {
        throw new Error(`${operation.name} was refused: ${JSON.stringify(answered.refusal)}`)
      }
      operation.output.parse(answered.value)
      return answered.value
    }
    return {
      id,
      organisationId,
      email,
      try: attempt,
      ask,
      async refused(operation, input) {
        const answered = await attempt(operation, input)
        if (answered.ok) throw new Error(`${operation.name} was not refused`)
        return answered.refusal.code
      },
      async signOn(...roleIds) {
        await ask(api.duty.signOn, { ...here, roleIds })
      },
    }
  }

  async function found(name: string): Promise<{ organisationId: string; administrator: Colleague }> {
    const email = `ada.bell@${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
    const { organisationId, administratorId } = await createOrganisation(setUp, {
      name,
      administrator: { name: 'Ada Bell', email, profession: 'Manager' },
      demonstration: false,
    })
    return {
      organisationId,
      administrator: colleague(administratorId, organisationId, email, { administrator: true }),
    }
  }

  const { organisationId, administrator } = await found('St Brannoc’s')
  let hired = 0

  async function hire(theirs: Colleague, name?: string, { teamIds = [] }: { teamIds?: string[] } = {}) {
    hired += 1
    const email = `person.${hired}@brannoc.example`
    const { person } = await theirs.ask(api.identity.addPerson, {
      name: name ?? `Person ${hired}`,
      email,
      profession: 'Doctor',
      grade: null,
      specialty: null,
      contact: { telephone: null, bleep: null },
      siteId: null,
      placeId: null,
      teamIds,
    })
    return colleague(person.id, theirs.organisationId, email)
  }

  return {
    database,
    vault,
    clock,
    organisationId,
    parts,
    items,
    published,
    administrator,
    hire: (name, more) => hire(administrator, name, more),
    hireFor: (theirs) => hire(theirs),
    async addRole(name, more = {}) {
      const { role } = await administrator.ask(api.duty.addRole, { ...plainRole, name, ...more })
      return role.id
    },
    async suspend({ id }) {
      await administrator.ask(api.identity.suspendPerson, { personId: id })
    },
    async foundAnother(name = 'Moor View') {
      return (await found(name)).administrator
    },
    async connect(theirs) {
      const { code } = await administrator.ask(api.identity.inviteOrganisation, {})
      await theirs.ask(api.identity.acceptInvitation, { code })
    },
    async level() {
      const stop = identity.watchAffiliations()
      clock.advance(5_000)
      await stop()
    },
    async visit(who) {
      const { visit } = await who.ask(api.identity.beginVisit, { organisationId })
      return colleague(visit.personId, organisationId, who.email, { visitor: true })
    },
    read: (work) => inTransaction(database.app, organisationId, work),
    close,
  }
}

/** How someone signs on who says nothing in particular. */
export const here = { from: 'site' as const, placeId: null, telephone: null, until: null }
