import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

let hospital: Hospital
let wardId: string
let nurse: Colleague
let doctor: Colleague
let pharmacist: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  const { administrator } = hospital
  const { site } = await administrator.ask(api.identity.addSite, { name: 'St Brannoc’s', kind: 'hospital' })
  const { places } = await administrator.ask(api.identity.addPlace, {
    name: 'Ward 7',
    siteId: site.id,
    parentId: null,
    kind: 'ward',
  })
  wardId = places[0]?.id ?? ''
  ;[nurse, doctor, pharmacist] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
})
afterAll(() => hospital.close())

test('CAL1: about a task one calls who asked for it and whose it is', async () => {
  const { task } = await nurse.ask(api.tasks.request, {
    ...plainTask,
    placeId: wardId,
    requestedFor: { kind: 'person', id: doctor.id },
  })
  const before = await nurse.call({ kind: 'task', id: task.id })
  expect(before.invited.map(({ personId }) => personId)).toEqual([doctor.id])
  await doctor.ask(api.tasks.accept, { taskId: task.id })
  const back = await doctor.call({ kind: 'task', id: task.id })
  expect(back.invited.map(({ personId }) => personId)).toEqual([nurse.id])
  const about = { kind: 'task' as const, id: task.id }
  expect(await pharmacist.refused(api.calls.start, { about, video: false })).toBe('not-found')
})

test('CAL1, CAL4: about a task that is asked of a role, and nobody’s yet, one calls its holders through it', async () => {
  const registrar = await hospital.addRole('Registrar', { holdersAtMost: 2 })
  const holder = await hospital.hire(registrar)
  const { task } = await nurse.ask(api.tasks.request, {
    ...plainTask,
    placeId: wardId,
    requestedFor: { kind: 'role', id: registrar },
  })
  const call = await nurse.call({ kind: 'task', id: task.id })
  expect(call.invited).toMatchObject([{ personId: holder.id, roleId: registrar, state: 'ringing' }])
})

test('CAL1, CAL9: about a patient one calls who is in their conversation, if the patient is one’s to see', async () => {
  const { patient } = await hospital.administrator.ask(api.patients.addPatient, {
    family: 'Hale',
    given: 'Iris',
    birthDate: '1948-07-05',
    sex: 'female',
    nhsNumber: null,
    hospitalNumber: 'SB1',
    consultant: null,
    alerts: [],
    wardId,
    bed: null,
  })
  const about = { kind: 'patient' as const, id: patient.id }
  expect(await pharmacist.refused(api.calls.withWhom, about)).toBe('not-found')
  const atWard = { from: 'site' as const, placeId: wardId, telephone: null, until: null, roleIds: [] }
  for (const one of [nurse, doctor]) await one.ask(api.duty.signOn, atWard)
  expect(await nurse.refused(api.calls.start, { about, video: false })).toBe('nobody-there')
  await nurse.ask(api.messaging.startAboutPatient, { patientId: patient.id })
  await doctor.ask(api.messaging.startAboutPatient, { patientId: patient.id })
  const call = await nurse.call(about)
  expect(call.invited.map(({ personId }) => personId)).toContain(doctor.id)
  expect(call.invited.map(({ personId }) => personId)).not.toContain(pharmacist.id)
  expect(JSON.stringify(call)).not.toMatch(/Hale|Iris|SB1/)
  expect(await pharmacist.refused(api.calls.join, { meetingId: call.id })).toBe('not-found')
  const notices = await hospital.noticesOf(doctor)
  expect(
    notices.filter(({ key }) => key.startsWith(`call:${call.id}`)).map(({ heading }) => heading),
  ).toEqual(['Call'])
})
