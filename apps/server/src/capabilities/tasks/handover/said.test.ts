import { api, type Handover, type Patient } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, notes, openHospital } from './hospital.fixture.ts'

const { tasks, patients } = api
let hospital: Hospital
let day: Colleague
let night: Colleague
let stranger: Colleague
let iris: Patient
let owen: Patient

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

/** Two nurses of the ward, two of its patients, and somebody who works elsewhere. */
beforeEach(async () => {
  ;[day, night, stranger] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  await day.signOn(hospital.ward)
  await night.signOn(hospital.ward)
  await stranger.signOn(hospital.elsewhere)
  iris = await hospital.admit('Akhtar', '2')
  owen = await hospital.admit('Dale', '3')
})

const ifThen = 'If she bleeds again, then ring the endoscopist'
const words = notes({ illness: 'sick', problem: 'Perforated ulcer', ifThen })

/** Prepares the ward and writes of Iris; the night is offered it. */
async function offer(from = day, to = night, said = words): Promise<Handover> {
  const { id } = await hospital.prepare(from)
  await from.ask(tasks.noteHandover, { handoverId: id, patientId: iris.id, notes: said })
  return (await from.ask(tasks.offerHandover, { handoverId: id, toPersonId: to.id })).handover
}

async function accept({ id, version }: Handover, by = night, rejectedIds: string[] = []): Promise<void> {
  const rejected = rejectedIds.map((patientId) => ({ patientId, reason: 'In theatre' }))
  await by.ask(tasks.acceptHandover, { handoverId: id, version, rejected })
}

const saidOf = async (who: Colleague, patientId: string) =>
  (await who.ask(tasks.listHandoversOfPatient, { patientId })).said
const ofBoth = async (who: Colleague) =>
  who.ask(tasks.listOfPatients, { patientIds: [iris.id, owen.id].join(',') })

test('HND16: an accepted handover says of a patient what was written, from whom to whom and when', async () => {
  const handover = await offer()
  hospital.clock.advance(60_000)
  await accept(handover)
  expect(await saidOf(day, iris.id)).toEqual([
    {
      ...words,
      patientId: iris.id,
      notedAt: expect.any(String),
      notedBy: day.id,
      handoverId: handover.id,
      wardId: hospital.ward,
      fromPersonId: day.id,
      toPersonId: night.id,
      at: hospital.clock.now().toISOString(),
    },
  ])
  expect(await saidOf(day, owen.id)).toMatchObject([{ handoverId: handover.id, problem: '' }])
})

test('HND16: the newest stands first, and what was rejected, taken back or is still offered is not among it', async () => {
  const first = await offer()
  expect(await saidOf(night, iris.id)).toEqual([])
  await accept(first)
  hospital.clock.advance(60_000)
  const second = await offer(night, day, notes({ problem: 'Better' }))
  await accept(second, day, [owen.id])
  const third = await offer(day, night)
  await night.ask(tasks.rejectHandover, { handoverId: third.id, reason: 'Called away' })
  expect((await saidOf(day, iris.id)).map(({ handoverId }) => handoverId)).toEqual([second.id, first.id])
  expect((await saidOf(day, owen.id)).map(({ handoverId }) => handoverId)).toEqual([first.id])
})

test('HND16: it is read by whoever may see the patient, though the handover is not theirs, and by nobody else', async () => {
  await accept(await offer())
  const onIt = { patientId: iris.id }
  expect(await stranger.refused(tasks.listHandoversOfPatient, onIt)).toBe('no-relationship')
  expect((await ofBoth(stranger)).said).toEqual([])
  await hospital.requestOf(day, { kind: 'person', id: stranger.id }, onIt)
  const [said] = await saidOf(stranger, iris.id)
  expect(said).toMatchObject({ ifThen, fromPersonId: day.id })
  expect(await stranger.refused(tasks.openHandover, { handoverId: said?.handoverId ?? '' })).toBe('not-found')
  expect(await stranger.refused(tasks.listHandoversOfPatient, { patientId: owen.id })).toBe('no-relationship')
})

test('HND16, PAT9: what was said of a record that was merged into another is said of the survivor', async () => {
  await accept(await offer())
  const twice = { patientId: iris.id, intoPatientId: owen.id, reason: 'Entered twice' }
  await hospital.administrator.ask(patients.mergePatients, twice)
  const said = await saidOf(day, iris.id)
  expect(said.map(({ patientId, problem }) => [patientId, problem]).sort()).toEqual([
    [owen.id, ''],
    [owen.id, 'Perforated ulcer'],
  ])
})

test('TSK32: of several patients the open tasks stand in one order, with what the last handover of each says', async () => {
  await accept(await offer())
  const later = await hospital.give(day, { patientId: iris.id, within: '8-h' })
  const sooner = await hospital.give(day, { patientId: owen.id, within: '2-h' })
  const done = await hospital.give(day, { patientId: owen.id })
  await day.ask(tasks.complete, { taskId: done, patientId: owen.id, result: 'done', outcome: null })
  const answered = await ofBoth(night)
  expect(answered.tasks.map(({ id }) => id)).toEqual([sooner, later])
  expect(answered.said.map((one) => [one.patientId, one.ifThen])).toEqual([
    [iris.id, ifThen],
    [owen.id, ''],
  ])
})

test('TSK32: of a patient whom the viewer may not see nothing is told, and of one whom they may all the same', async () => {
  await accept(await offer())
  const about = await hospital.requestOf(day, { kind: 'person', id: stranger.id }, { patientId: iris.id })
  await hospital.give(day, { patientId: owen.id })
  const answered = await ofBoth(stranger)
  expect(answered.tasks.map(({ id }) => id)).toEqual([about])
  expect(answered.said.map(({ patientId }) => patientId)).toEqual([iris.id])
})

test('TSK32: what was said of a stay that has ended is not told of the next', async () => {
  await accept(await offer())
  hospital.clock.advance(60_000)
  const { administrator, ward } = hospital
  await administrator.ask(patients.dischargePatient, { patientId: iris.id, outcome: 'discharged' })
  hospital.clock.advance(60_000)
  await administrator.ask(patients.admitPatient, { patientId: iris.id, wardId: ward, bed: '2' })
  expect((await ofBoth(day)).said.map(({ patientId }) => patientId)).toEqual([owen.id])
  expect(await saidOf(day, iris.id)).toHaveLength(1)
})
