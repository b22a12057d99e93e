import { api, type PatientRelation } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { patients } = api
let hospital: Hospital
let patientId: string

beforeAll(async () => {
  hospital = await openHospital()
  patientId = (await hospital.admit({ family: 'Seen' })).id
  hospital.clock.advance(25 * 3_600_000)
})
afterAll(() => hospital.close())

async function relationsOf(one: Colleague, id = patientId): Promise<PatientRelation[]> {
  return (await one.ask(patients.openPatient, { patientId: id })).relations
}

async function seesNothing(one: Colleague, id = patientId): Promise<void> {
  expect(await one.refused(patients.openPatient, { patientId: id })).toBe('no-relationship')
}

test('PAT10: whoever is on duty on the ward, or in a bay of it, sees its patients; elsewhere or off duty nobody does', async () => {
  const [nurse, bayNurse, surgeon] = await Promise.all([hospital.hire(), hospital.hire(), hospital.hire()])
  await seesNothing(nurse)
  await nurse.signOn(hospital.ward)
  await bayNurse.signOn(hospital.bay)
  await surgeon.signOn(hospital.surgery)
  expect(await relationsOf(nurse)).toEqual(['ward'])
  expect(await relationsOf(bayNurse)).toEqual(['ward'])
  await seesNothing(surgeon)
  expect(await surgeon.refused(patients.listWard, { wardId: hospital.ward })).toBe('no-relationship')
  await nurse.signOff()
  await seesNothing(nurse)
})

test('PAT11: a role of the ward, or of its site without a place, brings its patients; one of another ward or site does not', async () => {
  const place = { siteId: hospital.siteId }
  const [wardDoctor, registrar, surgeon, visitor] = await Promise.all([
    hospital.hire(),
    hospital.hire(),
    hospital.hire(),
    hospital.hire(),
  ])
  await wardDoctor.signOn(null, await hospital.addRole('Ward 7 doctor', { ...place, placeId: hospital.ward }))
  await registrar.signOn(null, await hospital.addRole('Medical registrar', place))
  await surgeon.signOn(
    null,
    await hospital.addRole('Surgical doctor', { ...place, placeId: hospital.surgery }),
  )
  await visitor.signOn(null, await hospital.addRole('Hospital at large'))
  expect(await relationsOf(wardDoctor)).toEqual(['role'])
  expect(await relationsOf(registrar)).toEqual(['role'])
  await seesNothing(surgeon)
  await seesNothing(visitor)
  const { wards } = await registrar.ask(patients.listWards, {})
  expect(wards.map(({ wardId, mine }) => [wardId, mine])).toEqual([
    [hospital.surgery, false],
    [hospital.ward, false],
  ])
  expect((await wardDoctor.ask(patients.listWards, {})).wards).toEqual([
    { wardId: hospital.ward, patients: 1, mine: true },
  ])
})

test('PAT12: whoever is in the ward’s team sees its patients', async () => {
  const therapist = await hospital.hire()
  await hospital.addTeam('Ward 7 therapists', hospital.ward, therapist)
  expect(await relationsOf(therapist)).toEqual(['team'])
})

test('PAT13: who coordinates the site, or every site, sees its patients; who coordinates another does not', async () => {
  const [manager, everywhere, abroad] = await Promise.all([hospital.hire(), hospital.hire(), hospital.hire()])
  const coordinates = true
  await manager.signOn(null, await hospital.addRole('Site manager', { coordinates, siteId: hospital.siteId }))
  await everywhere.signOn(null, await hospital.addRole('Trust manager', { coordinates }))
  const away =
    (await hospital.query<{ id: string }>(`select id from site where name = 'Moor View'`))[0]?.id ?? ''
  await abroad.signOn(null, await hospital.addRole('Moor View manager', { coordinates, siteId: away }))
  expect(await relationsOf(manager)).toEqual(['role', 'coordinator'])
  expect(await relationsOf(everywhere)).toEqual(['coordinator'])
  await seesNothing(abroad)
})

test('PAT14: a task that concerns both brings a patient, as whoever keeps tasks says', async () => {
  const doctor = await hospital.hire()
  await seesNothing(doctor)
  hospital.parts.relating.related.set('task', {
    peopleOf: async (_transaction, ids) =>
      ids.includes(patientId) ? [{ personId: doctor.id, patientId }] : [],
  })
  expect(await relationsOf(doctor)).toEqual(['task'])
  hospital.parts.relating.related.delete('task')
  await seesNothing(doctor)
})

test('PAT15: for a reason anyone sees a patient for an hour; administrators are told, and one reviews it', async () => {
  const doctor = await hospital.hire()
  const { administrator } = hospital
  await administrator.signOn(null)
  const { until } = await doctor.ask(patients.breakGlass, { patientId, reason: 'Collapsed in the corridor' })
  expect(new Date(until).getTime() - hospital.clock.now().getTime()).toBe(3_600_000)
  const opened = await doctor.ask(patients.openPatient, { patientId })
  expect(opened).toMatchObject({ relations: ['break-glass'], glassUntil: until })
  const told = await hospital.query<{ heading: string }>(
    `select heading from notice where person_id = $1 and key like 'glass:%'`,
    [administrator.id],
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.heading).not.toMatch(/seen|corridor/i)
  const listed = await administrator.ask(patients.listBrokenGlass, {})
  const [glass] = listed.glass
  expect(listed.waiting).toBe(1)
  expect(glass).toMatchObject({
    patientName: 'Seen, Iris',
    reason: 'Collapsed in the corridor',
    verdict: null,
  })
  const review = { glassId: glass?.id ?? '', verdict: 'proper' as const, note: 'Crash call' }
  const reviewed = await administrator.ask(patients.reviewBrokenGlass, review)
  expect(reviewed.glass).toMatchObject({
    verdict: 'proper',
    note: 'Crash call',
    reviewedBy: administrator.id,
  })
  expect(await administrator.refused(patients.reviewBrokenGlass, review)).toBe('no-longer-possible')
  expect((await administrator.ask(patients.listBrokenGlass, {})).waiting).toBe(0)
  hospital.clock.advance(3_600_000)
  await seesNothing(doctor)
})

test('PAT15: nobody reviews their own reason, and nobody but an administrator sees the list', async () => {
  const { administrator } = hospital
  await administrator.ask(patients.breakGlass, { patientId, reason: 'My own look' })
  const { glass } = await administrator.ask(patients.listBrokenGlass, {})
  const own = { glassId: glass[0]?.id ?? '', verdict: 'proper' as const, note: null }
  expect(await administrator.refused(patients.reviewBrokenGlass, own)).toBe('no-longer-possible')
  expect(await (await hospital.hire()).refused(patients.listBrokenGlass, {})).toBe('not-found')
})

test('PAT10: a patient of another organisation is not there at all, whatever is asked', async () => {
  const stranger = await hospital.foundAnother()
  expect(await stranger.refused(patients.openPatient, { patientId })).toBe('not-found')
  expect(await stranger.refused(patients.breakGlass, { patientId, reason: 'Let me see' })).toBe('not-found')
  expect(await stranger.refused(patients.listWard, { wardId: hospital.ward })).toBe('not-found')
  const merge = { patientId, intoPatientId: patientId, reason: 'Mine' }
  expect(await stranger.refused(patients.mergePatients, merge)).toBe('not-found')
  expect(await stranger.refused(patients.openPatient, { patientId: uuidv7() })).toBe('not-found')
})

test('PAT16: those who are told of a patient are exactly those who may see them', async () => {
  const [a, b, c, d, e, f] = await Promise.all(Array.from({ length: 6 }, () => hospital.hire()))
  if (!a || !b || !c || !d || !e || !f) throw new Error('six were hired')
  await a.signOn(hospital.bay)
  await b.signOn(hospital.surgery)
  await hospital.addTeam('Ward 7 pharmacy', hospital.ward, c)
  await d.ask(patients.breakGlass, { patientId, reason: 'To be counted' })
  const { list } = await a.ask(patients.addList, { name: 'Counted', owner: { kind: 'person', id: a.id } })
  await a.ask(patients.putOnList, { listId: list.id, patientIds: [patientId] })
  await a.ask(patients.shareList, { listId: list.id, personIds: [e.id], teamIds: [] })
  const everyone = await hospital.query<{ id: string }>('select id from person')
  const at = hospital.clock.now()
  const [told, seeing] = await inTransaction(
    hospital.database.app,
    hospital.organisationId,
    async (transaction) => {
      const audience = await hospital.patients.audienceOf(transaction, [patientId], at)
      const may: string[] = []
      for (const { id } of everyone) {
        const found = await hospital.patients.relationsTo(transaction, id, [patientId], at)
        if (found.get(patientId)?.relations.length) may.push(id)
      }
      return [[...(audience.get(patientId) ?? [])], may]
    },
  )
  expect(told.toSorted()).toEqual(seeing.toSorted())
  expect(told).toEqual(expect.arrayContaining([a.id, c.id, d.id, e.id]))
  expect(told).not.toContain(b.id)
  expect(told).not.toContain(f.id)
})
