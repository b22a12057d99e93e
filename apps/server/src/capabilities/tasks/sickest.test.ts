import { api, type Patient } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notes } from './handover/hospital.fixture.ts'
import { type Colleague, openWard, sbar, type Ward } from './ward.fixture.ts'

const { tasks } = api
let ward: Ward
let nurse: Colleague
let night: Colleague
let siteManager: Colleague
let iris: Patient
let owen: Patient

/** Iris is called sick in the last handover of the ward; Owen lies elsewhere, and a doctor is asked to review him. */
beforeAll(async () => {
  ward = await openWard()
  ;[nurse, night, siteManager] = [await ward.hire(), await ward.hire(), await ward.hire()]
  await siteManager.signOn(null, await ward.addRole('Site manager', { coordinates: true }))
  await nurse.signOn(ward.ward)
  await night.signOn(ward.ward)
  iris = await ward.admit('Akhtar', '2')
  owen = await ward.admit('Dale', '3', ward.elsewhere)
  await ward.admit('Hale', '4')
  const { id } = await ward.prepare(nurse)
  const sick = notes({ illness: 'sick', problem: 'Perforated ulcer', news2: 6 })
  await nurse.ask(tasks.noteHandover, { handoverId: id, patientId: iris.id, notes: sick })
  const { handover } = await nurse.ask(tasks.offerHandover, { handoverId: id, toPersonId: night.id })
  await night.ask(tasks.acceptHandover, { handoverId: id, version: handover.version, rejected: [] })
})
afterAll(() => ward.close())

const seenBy = (who: Colleague) => who.ask(tasks.listSickest, { siteId: ward.siteId })

test('TSK33: whoever coordinates sees the sickest of all wards, with what the handover says and the task that says so', async () => {
  const unwell = { type: 'unwell-review' as const, within: '30-min' as const, sbar: sbar(8) }
  const to = { kind: 'person' as const, id: night.id }
  const about = { patientId: owen.id, placeId: null }
  const task = await ward.ask(ward.administrator, { requestedFor: to, ...unwell, ...about })
  const { sick, patients } = await seenBy(siteManager)
  expect(sick).toMatchObject([
    { patientId: owen.id, news2: 8, said: null, taskIds: [task.id] },
    { patientId: iris.id, news2: 6, said: { illness: 'sick', problem: 'Perforated ulcer' }, taskIds: [] },
  ])
  expect(new Set(patients.map(({ id }) => id))).toEqual(new Set([owen.id, iris.id]))
  await night.ask(tasks.accept, { taskId: task.id })
  await night.ask(tasks.complete, { taskId: task.id, patientId: owen.id, result: 'done', outcome: null })
  expect((await seenBy(siteManager)).sick.map(({ patientId }) => patientId)).toEqual([iris.id])
})

test('TSK33, TSK28: nobody else is told, and both the look and the refusal are written down', async () => {
  const leaves = async ({ id }: Colleague) => {
    const { rows } = await ward.database.system.query<{ outcome: string | null; subjects: object[] }>(
      `select outcome, subjects from audit_leaf where stream_id = $1 and action = 'tasks.listSickest'
        order by position desc limit 1`,
      [id],
    )
    return rows[0]
  }
  expect(await nurse.refused(tasks.listSickest, { siteId: ward.siteId })).toBe('not-found')
  expect(await leaves(nurse)).toMatchObject({ outcome: 'not-found' })
  await seenBy(siteManager)
  expect(await leaves(siteManager)).toMatchObject({
    outcome: null,
    subjects: expect.arrayContaining([{ kind: 'patient', id: iris.id }]),
  })
})
