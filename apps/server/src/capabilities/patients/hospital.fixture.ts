import {
  api,
  type Delivered,
  type InputOf,
  type Operation,
  type OutputOf,
  type Patient,
  type RefusalCode,
  type RoleDetails,
} from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { plainRole } from '@baton/testkit/plain-role'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { silentLog } from '../../platform/log.ts'
import { askAs } from '../../platform/operations/asker.fixture.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
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
import { createNotify, notifyMigrations } from '../notify/index.ts'
import { createPatients, type PatientsParts, patientsMigrations } from './index.ts'

/** Somebody of the hospital, as the tests speak of them. */
export interface Colleague {
  readonly id: string
  ask<O extends Operation>(operation: O, input: InputOf<O>, commandId?: string): Promise<OutputOf<O>>
  refused<O extends Operation>(operation: O, input: InputOf<O>): Promise<RefusalCode>
  /** On duty at a place, with roles. */
  signOn(placeId: string | null, ...roleIds: string[]): Promise<void>
  signOff(): Promise<void>
}

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/**
 * Two wards of one site, with real identity, duty and notify on a real database, and a fake clock.
 *
 * @param more what a test needs in it besides
 */
export async function openHospital(...more: Migration[]) {
  const { database, drop } = await freshDatabase(
    ...platformMigrations,
    ...identityMigrations,
    ...patientsMigrations,
    ...duty.dutyMigrations,
    ...notifyMigrations,
    ...more,
  )
  const clock = fakeClock()
  const vault = createVault(makeMasterKeys())
  const published: Delivered[] = []
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
    duty,
    publicUrl: 'http://localhost:3000',
    zone: 'Europe/London',
    push: null,
    mail: null,
    gateway: null,
  })
  const parts: PatientsParts = {
    database,
    vault,
    log: silentLog,
    relating: { clock, duty, related: new Map() },
    notify: { notify: notify.notify },
    publish,
  }
  const patients = createPatients(parts)
  const openItems = { heldBy: async () => 0, ofRole: async () => 0, move: async () => 0 }
  const dispatch = createDispatcher({
    handlers: [
      ...identity.handlers,
      ...patients.handlers,
      ...duty.createDuty({ ...given, openItems }).handlers,
      ...notify.handlers,
    ],
    database,
    receipts: createReceipts(vault),
    clock,
    log: silentLog,
    publish,
  })

  function colleague(id: string, organisationId: string, administrator: boolean): Colleague {
    const { ask, refused } = askAs(dispatch, { organisationId, personId: id, administrator })
    return {
      id,
      ask,
      refused,
      async signOn(placeId, ...roleIds) {
        await ask(api.duty.signOn, { from: 'site', placeId, telephone: null, until: null, roleIds })
      },
      async signOff() {
        await ask(api.duty.signOff, {})
      },
    }
  }

  async function found(name: string): Promise<Colleague & { organisationId: string }> {
    const email = `ada.bell@${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.example`
    const founded = await createOrganisation(setUp, {
      name,
      administrator: { name: 'Ada Bell', email, profession: 'Manager' },
      demonstration: false,
    })
    const { organisationId, administratorId } = founded
    return { ...colleague(administratorId, organisationId, true), organisationId }
  }

  const administrator = await found('St Brannoc’s')
  const { organisationId } = administrator
  const { site } = await administrator.ask(api.identity.addSite, { name: 'St Brannoc’s', kind: 'hospital' })
  const { site: otherSite } = await administrator.ask(api.identity.addSite, {
    name: 'Moor View',
    kind: 'hospital',
  })

  async function addPlace(
    name: string,
    more: { siteId?: string; parentId?: string; kind?: 'ward' | 'bay' } = {},
  ) {
    const { places } = await administrator.ask(api.identity.addPlace, {
      name,
      siteId: more.siteId ?? site.id,
      parentId: more.parentId ?? null,
      kind: more.kind ?? 'ward',
    })
    const [place] = places
    if (place === undefined) throw new Error(`${name} was not added`)
    return place.id
  }
  const ward = await addPlace('Ward 7')
  const bay = await addPlace('Bay 2', { parentId: ward, kind: 'bay' })
  const surgery = await addPlace('Surgical unit')
  const elsewhere = await addPlace('Moor View rehabilitation', { siteId: otherSite.id })

  let hired = 0
  async function hire(): Promise<Colleague> {
    hired += 1
    const { person } = await administrator.ask(api.identity.addPerson, {
      name: `Person ${hired}`,
      email: `person.${hired}@brannoc.example`,
      profession: 'Doctor',
      grade: null,
      specialty: null,
      contact: { telephone: '2416', bleep: null },
      siteId: null,
      placeId: null,
      teamIds: [],
    })
    return colleague(person.id, organisationId, false)
  }

  async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return inTransaction(database.app, organisationId, (transaction) =>
      transaction.query<Row>({ name: `test-${text.slice(0, 40)}-${text.length}`, text, values }),
    )
  }

  return {
    database,
    vault,
    clock,
    parts,
    patients,
    dispatch,
    organisationId,
    administrator,
    published,
    siteId: site.id,
    ward,
    bay,
    surgery,
    elsewhere,
    hire,
    query,
    foundAnother: () => found('Another Trust'),
    async addRole(name: string, more: Partial<RoleDetails> = {}): Promise<string> {
      const { role } = await administrator.ask(api.duty.addRole, { ...plainRole, name, ...more })
      return role.id
    },
    async addTeam(name: string, placeId: string | null, ...members: Colleague[]): Promise<string> {
      const { team } = await administrator.ask(api.identity.addTeam, {
        name,
        kind: 'ward',
        siteId: placeId === null ? null : site.id,
        placeId,
        personIds: members.map(({ id }) => id),
      })
      return team.id
    },
    /** Enters a patient as the administrator, who has nothing to do with them a day later. */
    async admit(more: Partial<InputOf<typeof api.patients.addPatient>> = {}): Promise<Patient> {
      const { patient } = await administrator.ask(api.patients.addPatient, {
        ...unknownPatient,
        wardId: ward,
        ...more,
      })
      return patient
    },
    /** What was published to one person's own stream since the last look. */
    eventsFor({ id }: Colleague): Delivered[] {
      return published.filter(({ stream }) => stream === `person:${id}`)
    },
    async close() {
      await drop()
    },
  }
}
