import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { api, type Delivered, type InputOf, type Patient, type StoredFile } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { unknownPatient } from '@baton/testkit/unknown-patient'
import { openStore } from '../../platform/blobs/stores.fixture.ts'
import { freshDatabase } from '../../platform/database/fresh-database.fixture.ts'
import { platformMigrations } from '../../platform/database/platform-migrations.fixture.ts'
import { silentLog } from '../../platform/log.ts'
import { type Answer, answer } from '../../platform/operations/answer.ts'
import { createDispatcher } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { createVault, makeMasterKeys, openShredLedger } from '../../platform/vault/index.ts'
import { foundHospital } from '../duty/found-hospital.fixture.ts'
import * as duty from '../duty/index.ts'
import { atPlaces } from '../duty/staff-member.fixture.ts'
import { createIdentity, identityMigrations } from '../identity/index.ts'
import { createPatients, patientsMigrations } from '../patients/index.ts'
import { type AddedFile, addFile } from './add-file.fixture.ts'
import { createFiles, type FilesParts, filesMigrations } from './index.ts'
import { paperPlaces } from './paper-places.fixture.ts'
import { act } from './steps/act.ts'

/** Somebody of the hospital, as the tests speak of them. */
export type Colleague = ReturnType<typeof atPlaces>

export type Hospital = Awaited<ReturnType<typeof openHospital>>

/**
 * Files with real identity, patients and duty on a real database, blobs in a store of its own, a fake clock, and places
 * of paper whose readers a test names.
 */
export async function openHospital({ limits = {} }: { limits?: Partial<FilesParts['limits']> } = {}) {
  const migrations = [
    ...platformMigrations,
    ...identityMigrations,
    ...patientsMigrations,
    ...filesMigrations,
    ...duty.dutyMigrations,
  ]
  const { database, connection, drop } = await freshDatabase(...migrations)
  const clock = fakeClock()
  const keys = makeMasterKeys()
  const vault = createVault(keys)
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-files-'))
  const store = await openStore(clock.now())
  const { blobs } = store
  const ledgerFile = path.join(folder, 'shredded')
  const ledger = await openShredLedger(ledgerFile, database.system, vault)
  const published: Delivered[] = []
  const publish = (_organisationId: string, delivered: readonly Delivered[]) => published.push(...delivered)
  const given = { database, vault, clock, log: silentLog, publish }
  const setUp = { database, vault, clock, publicUrl: 'http://localhost:3000' }
  const session = { idleMinutes: 15, absoluteHours: 12 }
  const identity = createIdentity({ ...setUp, log: silentLog, session, demo: 'on' })
  const relating = { clock, duty, related: new Map() }
  const patients = createPatients({ ...given, relating, notify: { notify: async () => {} } })
  const paper = paperPlaces(patients)
  const parts: FilesParts = {
    ...given,
    blobs,
    ledger,
    patients,
    places: paper.doors,
    limits: { largest: 200 * 1024 ** 2, quota: 1024 ** 3, ...limits },
  }
  const files = createFiles(parts)
  const openItems = { heldBy: async () => 0, ofRole: async () => 0, move: async () => 0 }
  const handlers = [
    ...identity.handlers,
    ...patients.handlers,
    ...duty.createDuty({ ...given, openItems }).handlers,
    ...files.handlers,
  ]
  const dispatch = createDispatcher({ ...given, handlers, receipts: createReceipts(vault) })

  const hospital = await foundHospital({ ...setUp, dispatch, demonstration: true }, atPlaces)
  const { administrator } = hospital
  const ward = await hospital.addPlace(await hospital.addSite('St Brannoc’s'), 'Ward 7')

  return {
    ...hospital,
    database,
    connection,
    /** What the schema is made of, and the key file's keys: for whoever restores a backup. */
    migrations,
    keys,
    vault,
    clock,
    blobs,
    /** Where the blobs lie, and where the ledger of what was destroyed does. */
    store,
    ledgerFile,
    parts,
    files,
    identity,
    patients,
    /** For whoever needs other capabilities beside. */
    relating,
    given,
    dispatch,
    published,
    ward,
    /** Places that are only names: who reads each is what the test says. */
    paper,
    /** Somebody new, of this hospital unless the administrator is of another. */
    hire: (by: Colleague = administrator) => hospital.hire({}, by),
    /** Enters a patient as the administrator, who has nothing to do with them a day later. */
    async admit(more: Partial<InputOf<typeof api.patients.addPatient>> = {}): Promise<Patient> {
      const { patient } = await administrator.ask(api.patients.addPatient, {
        ...unknownPatient,
        wardId: ward,
        ...more,
      })
      return patient
    },
    /** Puts a file that is checked and ready straight in, with its content and renditions. */
    addReadyFile: (by: Colleague, file: AddedFile = {}): Promise<StoredFile> =>
      addFile(parts, by.viewer, file),
    /** Hangs files as a higher capability does; what was answered. */
    hang: (
      by: Colleague,
      place: { kind: 'message' | 'task' | 'patient' | 'document'; id: string; patientId?: string | null },
      ...fileIds: string[]
    ): Promise<Answer<StoredFile[]>> =>
      act(
        parts,
        { organisationId: by.viewer.organisationId, personId: by.id, action: 'test.hang' },
        async (deed) => {
          const whole = { withinId: place.id, patientId: null, ...place }
          const hung = await files.hang(deed, by.viewer, whole, fileIds)
          return hung.ok ? answer(hung.value) : hung
        },
      ),
    eventsFor: ({ id }: Colleague): Delivered[] =>
      published.filter(({ stream }) => stream === `person:${id}`),
    ledger,
    async close() {
      await ledger.close()
      await drop()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
