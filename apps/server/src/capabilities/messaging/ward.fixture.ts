import type { Delivered } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../../platform/database/database.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import { refuse } from '../../platform/operations/answer.ts'
import { type Asker, askAs } from '../../platform/operations/asker.fixture.ts'
import { createDispatcher, type Dispatch } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import { createVault, makeMasterKeys, openOrganisation, type Vault } from '../../platform/vault/index.ts'
import { type MessagingParts, messagingHandlers, messagingMigrations } from './index.ts'
import { type PaperDuty, paperDuty } from './paper-duty.fixture.ts'

/** A person of the ward, as the tests speak of them. */
export interface Colleague extends Asker {
  readonly id: string
  readonly organisationId: string
  /** Asks and returns whatever comes. */
  readonly try: Asker['attempt']
}

/** Messaging on a real database, with people who have no more to them than an id. */
export interface Ward {
  readonly database: Database
  readonly vault: Vault
  readonly dispatch: Dispatch
  readonly parts: MessagingParts
  readonly clock: ReturnType<typeof fakeClock>
  readonly organisationId: string
  /** Everything that was published, in order. */
  readonly published: Delivered[]
  readonly teams: Map<string, { name: string; memberIds: string[] }>
  readonly paper: PaperDuty
  /** Takes a new member of staff on, by default in the ward's own organisation. */
  hire(organisationId?: string): Promise<Colleague>
  suspend(colleague: Colleague): void
  /** Another organisation in the same database. */
  foundOrganisation(): Promise<string>
  close(): Promise<void>
}

/** Opens a ward on a database of its own, on the PostgreSQL of the test run. */
export async function openWard(): Promise<Ward> {
  const { database, drop } = await freshDatabase(...platformMigrations, ...messagingMigrations)
  return openWardOn(database, drop)
}

/** Opens a ward on a migrated database. */
export async function openWardOn(database: Database, close: () => Promise<void>): Promise<Ward> {
  const vault = createVault(makeMasterKeys())
  const clock = fakeClock()
  const published: Delivered[] = []
  const teams: Ward['teams'] = new Map()
  const staff = new Map<string, string>()
  const suspended = new Set<string>()
  const paper = paperDuty()
  const parts: MessagingParts = {
    database,
    vault,
    // Nobody here knows of a patient: conversations about them are tested where patients are as they are.
    patients: {
      relationsTo: async () => new Map(),
      audienceOf: async () => new Map(),
      survivorsOf: async () => new Map(),
      recordsOf: async () => [],
    },
    // Nor of a file.
    files: {
      hang: async () => refuse('not-found'),
      filesAt: async () => new Map(),
      discardPlace: async () => {},
    },
    duty: paper.duty,
    notify: {
      notify: async () => {},
      withdraw: async () => {},
      interruptions: async () => [],
      bundleMinutesOf: async () => new Map(),
      peopleWithDevices: async () => [],
    },
    escalation: { raise: async () => refuse('nobody-there'), concernedBy: async () => [] },
    people: {
      async activeAmong(transaction, personIds) {
        const [here] = await transaction.query<{ id: string }>({
          name: 'ward-here',
          text: 'select current_organisation() as id',
          values: [],
        })
        return new Set(personIds.filter((id) => staff.get(id) === here?.id && !suspended.has(id)))
      },
      async teamsByIds(_transaction, teamIds) {
        return teamIds.flatMap((id) => {
          const team = teams.get(id)
          return team ? [{ id, ...team }] : []
        })
      },
      // Nobody visits: that is tested where identity is as it is.
      visitorsAmong: async () => new Map(),
      peopleAt: async () => [],
      peopleOfProfession: async () => [],
      async membersOfTeams(_transaction, teamIds) {
        return new Map(teamIds.flatMap((id) => (teams.has(id) ? [[id, teams.get(id)?.memberIds ?? []]] : [])))
      },
    },
    publish: (_organisationId, delivered) => published.push(...delivered),
  }
  const dispatch = createDispatcher({
    handlers: messagingHandlers(parts),
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish: parts.publish,
  })

  async function foundOrganisation(): Promise<string> {
    const id = uuidv7()
    await openOrganisation(database.system, vault, id)
    return id
  }

  async function hire(organisationId = home): Promise<Colleague> {
    const id = uuidv7()
    staff.set(id, organisationId)
    await inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      streams.begin({ kind: 'person', id }, organisationId)
      streams.flush()
    })
    return colleague(id, organisationId)
  }

  function colleague(id: string, organisationId: string): Colleague {
    const asker = askAs(dispatch, { organisationId, personId: id, administrator: false })
    return { ...asker, id, organisationId, try: asker.attempt }
  }

  const home = await foundOrganisation()
  return {
    database,
    vault,
    dispatch,
    parts,
    clock,
    organisationId: home,
    published,
    teams,
    paper,
    hire,
    suspend: (one) => suspended.add(one.id),
    foundOrganisation,
    close,
  }
}
