import { api, type Patient } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import { type HungFiles, hungFiles } from '../files/hung.fixture.ts'
import { filesMigrations } from '../files/index.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

let hospital: Hospital
let hung: HungFiles
let nurse: Colleague
let surgeon: Colleague

beforeAll(async () => {
  hospital = await openHospital(...filesMigrations)
  hung = hungFiles({ ...hospital, publish: hospital.parts.publish })
  hung.places.set('patient', hospital.patients.door)
  ;[nurse, surgeon] = [await hospital.hire(), await hospital.hire()]
  await nurse.signOn(hospital.ward)
  await surgeon.signOn(hospital.surgery)
})
afterAll(() => hospital.close())

/** A photo of the patient, on their page. */
async function photoOf(patient: Patient): Promise<string> {
  const { database, organisationId, clock } = hospital
  const about = { patientId: patient.id, consent: 'given' as const }
  const fileId = await hung.add({ id: nurse.id, organisationId }, about)
  const viewer = { organisationId, personId: nurse.id, sessionId: nurse.id, administrator: false }
  await inTransaction(database.app, organisationId, async (transaction) => {
    const acting = { transaction, organisationId, personId: nurse.id, at: clock.now() }
    const place = { kind: 'patient' as const, id: patient.id, withinId: patient.id, patientId: patient.id }
    await hung.files.hang({ ...acting, streams: new StreamWriter(transaction) }, viewer, place, [fileId])
  })
  return fileId
}

const sees = ({ id }: Colleague, fileId: string) =>
  hung.sees({ id, organisationId: hospital.organisationId }, fileId)

test('FIL62: what hangs on a patient’s page is seen by whoever may see the patient, for as long as they may', async () => {
  const patient = await hospital.admit()
  const fileId = await photoOf(patient)
  expect([await sees(nurse, fileId), await sees(surgeon, fileId)]).toEqual([true, false])
  const moving = { patientId: patient.id, wardId: hospital.surgery, bed: null }
  await hospital.administrator.ask(api.patients.admitPatient, moving)
  expect([await sees(nurse, fileId), await sees(surgeon, fileId)]).toEqual([false, true])
})

test('FIL62: what hangs on the page of a record that was merged is seen by whoever sees the survivor', async () => {
  const [kept, twice] = [await hospital.admit(), await hospital.admit({ family: 'March', wardId: null })]
  const fileId = await photoOf(twice)
  expect(await sees(nurse, fileId)).toBe(false)
  await hospital.administrator.ask(api.patients.mergePatients, {
    patientId: twice.id,
    intoPatientId: kept.id,
    reason: 'One patient, entered twice',
  })
  expect(await sees(nurse, fileId)).toBe(true)
})
