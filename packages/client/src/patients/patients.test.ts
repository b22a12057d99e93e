import { type Delivered, type Patient, type RefusalCode, refusals } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createPatients, type PatientView } from './patients.ts'

const at = '2026-11-22T08:00:00.000Z'
const wardId = '01980000-0000-7000-8000-0000000000a1'
const elsewhere = '01980000-0000-7000-8000-0000000000a2'
const patientId = '01980000-0000-7000-8000-0000000000d1'

function okonkwo(change: Partial<Patient> = {}): Patient {
  return {
    id: patientId,
    family: 'Okonkwo',
    given: 'Adaeze',
    birthDate: '1948-07-05',
    sex: 'female',
    nhsNumber: '9990000018',
    hospitalNumber: null,
    consultant: null,
    alerts: [],
    state: 'admitted',
    wardId,
    bed: 'A3',
    admittedAt: at,
    dischargedAt: null,
    mergedIntoId: null,
    source: 'entered',
    version: 1,
    ...change,
  }
}

/** Amina's device, on a line to a server that the test holds in its hands. */
function device() {
  const clock = fakeClock()
  const server = {
    position: 0,
    patient: okonkwo(),
    relations: ['ward'] as PatientView['relations'],
    glassUntil: null as string | null,
    refuses: undefined as RefusalCode | undefined,
    asked: [] as string[],
  }
  async function ask<Value>(what: string, value: () => Value) {
    server.asked.push(what)
    const code = server.refuses
    return code
      ? { ok: false as const, refusal: { code, ...refusals[code] } }
      : { ok: true as const, value: value() }
  }
  const patients = createPatients({
    clock,
    random: () => 0.5,
    personId: () => amina,
    fetchWard: () => ask('ward', () => ({ patients: [server.patient], position: server.position })),
    fetchPatient: () =>
      ask('patient', () => ({
        patient: server.patient,
        relations: server.relations,
        glassUntil: server.glassUntil,
        position: server.position,
      })),
    fetchList: () => Promise.reject(new Error('no list here')),
    fetchLists: () => ask('lists', () => ({ lists: [], position: server.position })),
  })
  function tell(event: Pick<Extract<Delivered<'person'>, { type: `patient.${string}` }>, 'type' | 'data'>) {
    server.position += 1
    const whole = { stream: `person:${amina}`, seq: server.position, at, by: ben, ...event }
    patients.follower.event(whole as Delivered)
  }
  const change = (patient: Patient) => {
    server.patient = patient
    tell({ type: 'patient.changed', data: { patient } })
  }
  const close = () => tell({ type: 'patient.closed', data: { patientId } })
  patients.follower.welcomed(0, false)
  return { patients, server, clock, change, close }
}

const look = (store: { subscribe(listener: () => void): () => void }) => store.subscribe(() => {})

test('nothing is asked for that nobody looks at, and what is looked at is asked for once', async () => {
  const { patients, server } = device()
  const ward = patients.ward(wardId)
  expect(server.asked).toEqual([])
  look(ward)
  look(patients.ward(wardId))
  await settle()
  expect(server.asked).toEqual(['ward'])
  expect(ward.getSnapshot()).toMatchObject({ state: 'here', value: { patients: [{ bed: 'A3' }] } })
})

test('a ward follows its events: whoever moves away is gone from it', async () => {
  const { patients, server, change } = device()
  const ward = patients.ward(wardId)
  look(ward)
  await settle()
  change(okonkwo({ bed: 'B1', version: 2 }))
  expect(ward.getSnapshot()).toMatchObject({ value: { patients: [{ bed: 'B1' }] } })
  change(okonkwo({ wardId: elsewhere, version: 3 }))
  expect(ward.getSnapshot()).toMatchObject({ value: { patients: [] } })
  expect(server.asked).toEqual(['ward'])
})

test('a gap in my stream is followed by a fresh snapshot', async () => {
  const { patients, server, change } = device()
  const ward = patients.ward(wardId)
  look(ward)
  await settle()
  server.position += 1
  change(okonkwo({ bed: 'B2', version: 2 }))
  await settle()
  expect(server.asked).toEqual(['ward', 'ward'])
  expect(ward.getSnapshot()).toMatchObject({ value: { patients: [{ bed: 'B2' }], position: 2 } })
})

test('whoever I may see no longer is forgotten at once, and the server says what it is instead', async () => {
  const { patients, server, close, change } = device()
  const patient = patients.patient(patientId)
  look(patient)
  await settle()
  server.refuses = 'no-relationship'
  close()
  expect(patient.getSnapshot()).toEqual({ state: 'loading' })
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'refused', refusal: { code: 'no-relationship' } })
  server.refuses = undefined
  change(okonkwo({ version: 2 }))
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'here', value: { patient: { version: 2 } } })
})

test('a refusal is not asked again by itself, only when somebody does, as after a reason was given', async () => {
  const { patients, server, clock } = device()
  server.refuses = 'no-relationship'
  const patient = patients.patient(patientId)
  look(patient)
  await settle()
  clock.advance(60_000)
  await settle()
  expect(server.asked).toEqual(['patient'])
  server.refuses = undefined
  patient.renew()
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'here' })
})

test('what was refused is asked again when a screen comes back to it', async () => {
  const { patients, server } = device()
  server.refuses = 'no-relationship'
  const patient = patients.patient(patientId)
  const stop = look(patient)
  await settle()
  stop()
  server.refuses = undefined
  look(patient)
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'here' })
})

test('a server that cannot be reached is asked again until it can', async () => {
  const { patients, server, clock } = device()
  server.refuses = 'unavailable'
  const patient = patients.patient(patientId)
  look(patient)
  await settle()
  expect(patient.getSnapshot()).toEqual({ state: 'loading' })
  server.refuses = undefined
  clock.advance(5_000)
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'here' })
})

test('when a reason runs out it is asked whether I may still see them', async () => {
  const { patients, server, clock } = device()
  server.relations = ['break-glass']
  server.glassUntil = new Date(clock.now().getTime() + 3_600_000).toISOString()
  const patient = patients.patient(patientId)
  look(patient)
  await settle()
  server.refuses = 'no-relationship'
  clock.advance(3_602_000)
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ state: 'refused' })
})

test('why I may see a patient is asked again when they have moved', async () => {
  const { patients, server, change } = device()
  const patient = patients.patient(patientId)
  look(patient)
  await settle()
  server.relations = ['list']
  change(okonkwo({ wardId: elsewhere, version: 2 }))
  await settle()
  expect(patient.getSnapshot()).toMatchObject({ value: { relations: ['list'] } })
})

test('after a pause of the line what is held goes on from where it was, and what nobody looks at is let go', async () => {
  const { patients, server, change } = device()
  const stop = look(patients.ward(wardId))
  look(patients.lists)
  await settle()
  stop()
  change(okonkwo({ version: 2 }))
  patients.follower.lost()
  expect(patients.follower.position()).toBe(1)
  expect(patients.ward(wardId).getSnapshot()).toEqual({ state: 'loading' })
  patients.follower.welcomed(1, false)
  await settle()
  expect(server.asked).toEqual(['ward', 'lists'])
})

test('another duty is another right: what is looked at is asked again', async () => {
  const { patients, server } = device()
  const on = (placeId: string) => ({ duty: { state: 'on', placeId }, holding: [] }) as never
  patients.dutyIs(on(wardId))
  look(patients.ward(wardId))
  await settle()
  patients.dutyIs(on(wardId))
  await settle()
  expect(server.asked).toEqual(['ward'])
  server.refuses = 'no-relationship'
  patients.dutyIs(on(elsewhere))
  await settle()
  expect(patients.ward(wardId).getSnapshot()).toMatchObject({ state: 'refused' })
})

test('nobody’s patients stay when the person leaves', async () => {
  const { patients } = device()
  look(patients.ward(wardId))
  await settle()
  patients.follower.clear()
  expect(patients.ward(wardId).getSnapshot()).toEqual({ state: 'loading' })
  expect(patients.follower.position()).toBeUndefined()
})
