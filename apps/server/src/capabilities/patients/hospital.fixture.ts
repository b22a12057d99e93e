import { api, type Delivered, type InputOf, type Patient } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys } from '../../platform/vault/index.ts'
import { foundHospital } from '../duty/found-hospital.fixture.ts'
import * as duty from '../duty/index.ts'
import { atPlaces } from '../duty/staff-member.fixture.ts'
import {
  administratorsOf,
  contactsOf,
  createIdentity,
  identityMigrations,
  sessionsThatWake,
  visitorsAmong,
} from '../identity/index.ts'
import { createNotify, notifyMigrations } from '../notify/index.ts'
import { createPatients, type PatientsParts, patientsMigrations } from './index.ts'

/** Somebody of the hospital, as the tests speak of them. */
export type Colleague = ReturnType<typeof atPlaces>

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

  const hospital = await foundHospital({ ...setUp, dispatch }, atPlaces)
  const { administrator, addSite, addPlace } = hospital
  const siteId = await addSite('St Brannoc’s')
  const ward = await addPlace(siteId, 'Ward 7')
  const bay = await addPlace(siteId, 'Bay 2', { parentId: ward, kind: 'bay' })
  const surgery = await addPlace(siteId, 'Surgical unit')
  const elsewhere = await addPlace(await addSite('Moor View'), 'Moor View rehabilitation')

  return {
    ...hospital,
    database,
    vault,
    clock,
    parts,
    patients,
    dispatch,
    published,
    siteId,
    ward,
    bay,
    surgery,
    elsewhere,
    async addTeam(name: string, placeId: string | null, ...members: Colleague[]): Promise<string> {
      const { team } = await administrator.ask(api.identity.addTeam, {
        name,
        kind: 'ward',
        siteId: placeId === null ? null : siteId,
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
