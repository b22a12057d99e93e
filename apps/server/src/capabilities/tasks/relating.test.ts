import { api, type Patient } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { tasks, patients } = api
let ward: Ward
let nurse: Colleague
let second: Colleague
let patient: Patient

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

/** A nurse of the ward, and a colleague whom nothing else relates to its patients. */
beforeEach(async () => {
  ;[nurse, second] = [await ward.hire(), await ward.hire()]
  await nurse.signOn(ward.ward)
  await second.signOn(null)
  patient = await ward.admit('Marsh', '4')
  ward.published.length = 0
})

const about = () => ({ patientId: patient.id, placeId: null })
const mayOpen = async (who: Colleague) =>
  (await who.attempt(patients.openPatient, { patientId: patient.id })).ok

/** Whom somebody was told that they see no longer. */
function closedTo(who: Colleague): string[] {
  return ward.eventsFor(who).flatMap((event) => (event.type === 'patient.closed' ? event.data.patientId : []))
}

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
