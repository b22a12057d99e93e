import { api, type Patient } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { tasks, patients } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let second: Colleague
let patient: Patient
let roleId: string

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

/** A nurse of the ward, and two doctors whom nothing but what is asked of them relates to its patients. */
beforeEach(async () => {
  ;[nurse, doctor, second] = [await ward.hire(), await ward.hire(), await ward.hire()]
  roleId = await ward.addRole(`Surgical doctors ${nurse.id}`, { holdersAtMost: 2 })
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
  await second.signOn(null)
  patient = await ward.admit('Marsh', '4')
  ward.published.length = 0
})

const toRole = () => ({ kind: 'role' as const, id: roleId })
const toSecond = () => ({ kind: 'person' as const, id: second.id })
const about = () => ({ patientId: patient.id, placeId: null })
const mayOpen = async (who: Colleague) =>
  (await who.attempt(patients.openPatient, { patientId: patient.id })).ok

/** Whom somebody was told that they see no longer. */
function closedTo(who: Colleague): string[] {
  return ward.eventsFor(who).flatMap((event) => (event.type === 'patient.closed' ? event.data.patientId : []))
}

test('TSK7, PAT16: when it has ended and was read, whoever only it related to the patient is told that they see them no longer', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about() })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.complete, { taskId, patientId: patient.id, result: 'done', outcome: null })
  expect(await mayOpen(doctor)).toBe(true)
  expect(closedTo(doctor)).toEqual([])
  await nurse.ask(tasks.review, { taskId })
  expect(await mayOpen(doctor)).toBe(false)
  expect(closedTo(doctor)).toEqual([patient.id])
  expect(closedTo(nurse)).toEqual([])
})

test('TSK7, PAT16: cancelled, or entered in error, it takes the patient from whom it was asked of', async () => {
  const first = await ward.ask(nurse, { requestedFor: toSecond(), ...about() })
  await nurse.ask(tasks.cancel, { taskId: first.id, reason: 'No longer needed' })
  expect([closedTo(second), closedTo(doctor)]).toEqual([[patient.id], []])
  const other = await ward.ask(nurse, { requestedFor: toRole(), within: '1-h', ...about() })
  await nurse.ask(tasks.enterInError, { taskId: other.id, reason: 'Another patient' })
  expect(closedTo(doctor)).toEqual([patient.id])
})

test('TSK7, PAT16: passed on it takes the patient from who had it, unless another task still relates them', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about() })
  const still = await ward.ask(nurse, { requestedFor: toRole(), ...about() })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.passOn, { taskId, to: toSecond(), reason: 'In theatre' })
  expect(closedTo(doctor)).toEqual([])
  expect(await mayOpen(second)).toBe(true)
  await doctor.ask(tasks.passOn, { taskId: still.id, to: toSecond(), reason: null })
  expect(closedTo(doctor)).toEqual([patient.id])
  expect(await mayOpen(doctor)).toBe(false)
})

test('TSK14, PAT16: what is given back from home stays on the board at home, though its patient is closed', async () => {
  const home = await ward.hire()
  await ward.signOnFromHome(home)
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), remote: true, ...about() })
  await home.ask(tasks.accept, { taskId })
  await ward.keepsReplayLaw(
    [
      { who: home, board: 'remote' },
      { who: home, board: 'mine' },
      { who: nurse, board: 'asked' },
    ],
    () => home.ask(tasks.giveBack, { taskId, reason: 'No answer from the laboratory' }),
  )
  expect(closedTo(home)).toEqual([patient.id])
})

test('HND14, PAT14: whoever is offered a handover sees its patients until they have answered, and is told when no longer', async () => {
  const { id: handoverId } = await ward.prepare(nurse)
  expect(await mayOpen(second)).toBe(false)
  const offer = () => nurse.ask(tasks.offerHandover, { handoverId, toPersonId: second.id })
  await offer()
  const { relations } = await second.ask(patients.openPatient, { patientId: patient.id })
  expect(relations).toEqual(['task'])
  await nurse.ask(tasks.withdrawHandover, { handoverId })
  expect(closedTo(second)).toContain(patient.id)
  expect(await mayOpen(second)).toBe(false)
  await offer()
  ward.published.length = 0
  await second.ask(tasks.rejectHandover, { handoverId, reason: 'Called away' })
  expect(closedTo(second)).toContain(patient.id)
  expect(await mayOpen(second)).toBe(false)
})

test('HND14: accepted, it leaves whoever takes over with the patients about whom they have a task', async () => {
  const other = await ward.admit('Hale', '5')
  await ward.give(nurse, about())
  const { id: handoverId } = await ward.prepare(nurse)
  const { handover } = await nurse.ask(tasks.offerHandover, { handoverId, toPersonId: second.id })
  ward.published.length = 0
  await second.ask(tasks.acceptHandover, { handoverId, version: handover.version, rejected: [] })
  expect(closedTo(second)).toContain(other.id)
  expect(closedTo(second)).not.toContain(patient.id)
  expect(await mayOpen(second)).toBe(true)
})
