import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { tasks } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let second: Colleague
let siteManager: Colleague
let roleId: string

beforeAll(async () => {
  ward = await openWard()
  siteManager = await ward.hire()
  await siteManager.signOn(null, await ward.addRole('Site manager', { coordinates: true }))
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, doctor, second] = [await ward.hire(), await ward.hire(), await ward.hire()]
  roleId = await ward.addRole(`Ward doctors ${nurse.id}`, { holdersAtMost: 20 })
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
  await second.signOn(null, roleId)
})

const toRole = () => ({ kind: 'role' as const, id: roleId })
const done = { patientId: null, result: 'done' as const, outcome: 'Taken' }

test('TSK6: requested, received, accepted, started, on hold, resumed, done, read; each by whom', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.markReceived, { taskId })
  await doctor.ask(tasks.markReceived, { taskId })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.start, { taskId })
  const until = '2026-03-02T10:00:00.000Z'
  const held = await doctor.ask(tasks.hold, { taskId, words: 'Needs consent', until })
  expect(held.task).toMatchObject({ status: 'on-hold', hold: { words: 'Needs consent', until } })
  const resumed = await doctor.ask(tasks.start, { taskId })
  expect(resumed.task).toMatchObject({ status: 'in-progress', hold: null })
  await doctor.ask(tasks.complete, { taskId, ...done })
  await nurse.ask(tasks.review, { taskId })
  expect(await ward.history(nurse, taskId)).toEqual([
    ['requested', nurse.id],
    ['received', doctor.id],
    ['accepted', doctor.id],
    ['started', doctor.id],
    ['held', doctor.id, 'Needs consent'],
    ['resumed', doctor.id],
    ['completed', doctor.id, 'Taken'],
    ['reviewed', nurse.id],
  ])
  expect(await doctor.refused(tasks.start, { taskId })).toBe('no-longer-possible')
  expect(await nurse.refused(tasks.review, { taskId })).toBe('no-longer-possible')
})

test('TSK10: what was asked for stays on the asker’s board until it is read, and can be asked for again', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.complete, { taskId, ...done })
  const asked = async () => (await ward.open(nurse, 'asked')).tasks.map(({ id }) => id)
  expect(await asked()).toEqual([taskId])
  const { task } = await nurse.ask(tasks.reopen, { taskId, reason: 'The sample was haemolysed' })
  expect(task).toMatchObject({ status: 'accepted', ownerId: doctor.id, outcome: null, endedAt: null })
  await doctor.ask(tasks.complete, { taskId, ...done })
  await doctor.signOff()
  const again = await nurse.ask(tasks.reopen, { taskId, reason: 'Again' })
  expect(again.task).toMatchObject({ status: 'requested', ownerId: null })
  await second.ask(tasks.start, { taskId })
  const failed = { taskId, patientId: null, result: 'failed' as const }
  expect(await second.refused(tasks.complete, { ...failed, outcome: null })).toBe('bad-input')
  await second.ask(tasks.complete, { ...failed, outcome: 'No vein' })
  await nurse.ask(tasks.review, { taskId })
  expect(await asked()).toEqual([])
})

test('TSK15: of fifty who accept at once one has it, and every other one is told who', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => ward.hire()))
  const teamId = await ward.addTeam(`Phlebotomy ${nurse.id}`, ...people)
  for (const person of people) await person.signOn(null)
  for (let round = 0; round < 50; round += 1) {
    const { id: taskId } = await ward.ask(nurse, { requestedFor: { kind: 'team', id: teamId } })
    const trying = [0, 1, 2].flatMap((offset) => people[(round + offset * 7) % people.length] ?? [])
    const answers = await Promise.all(trying.map((person) => person.attempt(tasks.accept, { taskId })))
    const { ownerId } = await ward.see(nurse, taskId)
    const won = trying.filter((_, index) => answers[index]?.ok)
    expect(won.map(({ id }) => id)).toEqual([ownerId])
    const lost = answers.flatMap((one) => (one.ok ? [] : one.refusal))
    expect(lost).toHaveLength(2)
    for (const refusal of lost) {
      expect(refusal.code).toBe('already-accepted')
      expect(refusal.details).toEqual([{ path: 'ownerId', problem: ownerId }])
    }
  }
})

test('TSK15: two who accept on two servers, fifty at once: one owner, one step of accepting', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      index % 2 === 0 ? doctor.attempt(tasks.accept, { taskId }) : second.askOther(tasks.accept, { taskId }),
    ),
  )
  const { ownerId } = await ward.see(nurse, taskId)
  const winners = answers.filter((one) => one.ok)
  expect(winners).toHaveLength(25)
  expect([doctor.id, second.id]).toContain(ownerId)
  const steps = await ward.history(nurse, taskId)
  expect(steps.filter(([act]) => act === 'accepted')).toEqual([['accepted', ownerId]])
})

test('TSK15: whoever is off duty cannot accept', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: { kind: 'person', id: doctor.id } })
  await doctor.ask(api.duty.signOff, {})
  expect(await doctor.refused(tasks.accept, { taskId })).toBe('off-duty')
})

test('TSK17: another patient than the task’s is not completed, and what is wrong is entered in error', async () => {
  const [patient, other] = [await ward.admit('Marsh', '1'), await ward.admit('Marshall', '2')]
  const about = { patientId: patient.id, placeId: null }
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about })
  await doctor.ask(tasks.accept, { taskId })
  for (const patientId of [other.id, null, uuidv7()]) {
    expect(await doctor.refused(tasks.complete, { ...done, taskId, patientId })).toBe('conflict')
  }
  const { task } = await doctor.ask(tasks.enterInError, { taskId, reason: 'It was Mrs Marshall' })
  expect(task).toMatchObject({ status: 'entered-in-error', outcome: 'It was Mrs Marshall' })
  expect(await doctor.refused(tasks.complete, { ...done, taskId, patientId: patient.id })).toBe(
    'no-longer-possible',
  )
  expect(await nurse.refused(tasks.reopen, { taskId, reason: 'No' })).toBe('no-longer-possible')
})

test('TSK17, TSK24: after records are merged a task is about the one that stands for both, until it is taken back', async () => {
  const [patient, twin] = [await ward.admit('Okafor', '3'), await ward.admit('Okafor', '4')]
  const about = { patientId: twin.id, placeId: null }
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about })
  await doctor.ask(tasks.accept, { taskId })
  const merge = { patientId: twin.id, intoPatientId: patient.id, reason: 'Entered twice' }
  await ward.administrator.ask(api.patients.mergePatients, merge)
  expect((await ward.see(doctor, taskId)).patientId).toBe(patient.id)
  const back = { patientId: twin.id, reason: 'They are two' }
  await ward.administrator.ask(api.patients.unmergePatient, back)
  expect((await ward.see(doctor, taskId)).patientId).toBe(twin.id)
  expect(await doctor.refused(tasks.complete, { ...done, taskId, patientId: patient.id })).toBe('conflict')
  await ward.administrator.ask(api.patients.mergePatients, merge)
  // The screen may still show the record that was merged.
  await doctor.ask(tasks.complete, { ...done, taskId, patientId: twin.id })
})

test('TSK18: who declines says why; when the last of them does, who asked is told and it has ended', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  const first = await doctor.ask(tasks.decline, { taskId, reason: 'In clinic' })
  expect(first.task.status).toBe('requested')
  const last = await second.ask(tasks.decline, { taskId, reason: 'In theatre' })
  expect(last.task).toMatchObject({ status: 'rejected', outcome: 'In theatre' })
  const headings = (await ward.noticesOf(nurse)).map(({ heading }) => heading)
  expect(headings).toEqual(['Declined: bloods', 'Nobody takes it: bloods'])
  const again = await nurse.ask(tasks.reopen, { taskId, reason: 'Somebody must' })
  expect(again.task.status).toBe('requested')
  await doctor.ask(tasks.accept, { taskId })
  expect(await second.refused(tasks.decline, { taskId, reason: 'No' })).toBe('already-accepted')
  expect(await doctor.refused(tasks.decline, { taskId, reason: 'No' })).toBe('no-longer-possible')
})

test('TSK19: passed on it is asked of whom it is sent to, and given back of whom it was asked', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId })
  const to = { kind: 'person' as const, id: second.id }
  const { task } = await doctor.ask(tasks.passOn, { taskId, to, reason: 'On that ward already' })
  expect(task).toMatchObject({ ownerId: null, status: 'requested', requestedFor: to, acceptedAt: null })
  expect(await doctor.refused(tasks.passOn, { taskId, to, reason: null })).toBe('not-found')
  expect((await ward.open(second, 'mine')).tasks.map(({ id }) => id)).toContain(taskId)
  await second.ask(tasks.accept, { taskId })
  const given = await second.ask(tasks.giveBack, { taskId, reason: 'Called to theatre' })
  expect(given.task).toMatchObject({ ownerId: null, status: 'requested' })
  const offDuty = await ward.hire()
  const toThem = { kind: 'person' as const, id: offDuty.id }
  expect(await second.refused(tasks.passOn, { taskId, to: toThem, reason: null })).toBe('off-duty')
})

test('TSK29: what somebody off duty still has, whoever coordinates is told of and passes on; nobody else may', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId })
  const on = { taskId, to: { kind: 'person' as const, id: second.id }, reason: 'They have gone home' }
  expect(await siteManager.refused(tasks.passOn, on)).toBe('not-found')
  await doctor.signOff()
  const { away } = await siteManager.ask(tasks.listLoad, {})
  expect(away).toContainEqual({ personId: doctor.id, accepted: 1, overdue: 0 })
  expect((await nurse.ask(tasks.listLoad, {})).away).toEqual([])
  expect(await nurse.refused(tasks.passOn, on)).toBe('not-found')
  await ward.keepsReplayLaw(
    [
      { who: doctor, board: 'mine' },
      { who: second, board: 'mine' },
      { who: siteManager, board: 'site', id: ward.siteId },
    ],
    () => siteManager.ask(tasks.passOn, on),
  )
  expect(await ward.see(nurse, taskId)).toMatchObject({ ownerId: null, requestedFor: on.to })
  await second.ask(tasks.accept, { taskId })
  const left = (await siteManager.ask(tasks.listLoad, {})).away.map(({ personId }) => personId)
  expect(left).not.toContain(doctor.id)
})

test('TSK21: who coordinates asks one person to take it, who may say no; nobody else may', async () => {
  const third = await ward.hire()
  await third.signOn(null)
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  const nudge = { taskId, personId: third.id }
  expect(await nurse.refused(tasks.nudge, nudge)).toBe('not-found')
  expect(await third.refused(tasks.accept, { taskId })).toBe('not-found')
  const { task } = await siteManager.ask(tasks.nudge, nudge)
  expect(task).toMatchObject({ nudgedId: third.id, ownerId: null })
  expect((await ward.open(third, 'mine')).tasks.map(({ id }) => id)).toEqual([taskId])
  const declined = await third.ask(tasks.decline, { taskId, reason: 'Cannot cannulate' })
  expect(declined.task).toMatchObject({ nudgedId: null, status: 'requested' })
  await siteManager.ask(tasks.nudge, nudge)
  await third.ask(tasks.accept, { taskId })
  const { loads } = await siteManager.ask(tasks.listLoad, {})
  expect(loads.find(({ personId }) => personId === third.id)).toMatchObject({ accepted: 1, urgent: 0 })
})

test('TSK7: only whose it is ticks and holds it, and everyone whom it concerns may comment', async () => {
  const asked = { requestedFor: toRole(), checklist: ['Consent', 'Label'] }
  const { id: taskId } = await ward.ask(nurse, asked)
  await doctor.ask(tasks.accept, { taskId })
  expect(await second.refused(tasks.tick, { taskId, item: 0, done: true })).toBe('not-found')
  const { task } = await doctor.ask(tasks.tick, { taskId, item: 1, done: true })
  expect(task.checklist.map(({ doneBy }) => doneBy)).toEqual([null, doctor.id])
  expect(await doctor.refused(tasks.tick, { taskId, item: 2, done: true })).toBe('no-longer-possible')
  const off = await doctor.ask(tasks.tick, { taskId, item: 1, done: false })
  expect(off.task.checklist[1]).toMatchObject({ doneBy: null, doneAt: null })
  const said = await second.ask(tasks.comment, { taskId, words: 'The left arm is better' })
  expect(said.task.comments).toBe(1)
})

test('TSK20: a colleague at home takes three letters, does two and gives one back', async () => {
  const home = await ward.hire()
  await ward.signOnFromHome(home)
  const letters = await Promise.all(
    [1, 2, 3].map(() =>
      ward.ask(nurse, { type: 'discharge', remote: true, requestedFor: toRole(), within: '8-h' }),
    ),
  )
  const atBedside = await ward.ask(nurse, { requestedFor: toRole() })
  const pool = async () => (await ward.open(home, 'remote')).tasks.map(({ id }) => id)
  expect((await pool()).sort()).toEqual(letters.map(({ id }) => id).sort())
  expect(await home.refused(tasks.openTask, { taskId: atBedside.id })).toBe('not-found')
  expect(await nurse.refused(tasks.openBoard, { board: 'remote' })).toBe('not-found')
  for (const { id: taskId } of letters) await home.ask(tasks.accept, { taskId })
  expect(await pool()).toEqual([])
  const [one, two, three] = letters.map(({ id }) => id)
  for (const taskId of [one ?? '', two ?? '']) await home.ask(tasks.complete, { taskId, ...done })
  await home.ask(tasks.giveBack, { taskId: three ?? '', reason: 'The notes are on paper' })
  expect(await pool()).toEqual([three])
  const from = new Date(ward.clock.now().getTime() - 60 * 60_000).toISOString()
  const until = new Date(ward.clock.now().getTime() + 1).toISOString()
  const { remote } = await siteManager.ask(tasks.figures, { from, until })
  expect(remote).toEqual({ done: 2, of: 2 })
})

test('TSK16: open tasks move to another owner in one step of many, and it stands in their history', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), within: '30-min' })
  await doctor.ask(tasks.accept, { taskId })
  await ward.moveOwner([taskId], second)
  expect(await ward.see(nurse, taskId)).toMatchObject({ ownerId: second.id, status: 'accepted' })
  const { escalation } = await nurse.ask(api.escalation.open, { escalationId: taskId })
  expect(escalation).toMatchObject({ state: 'accepted', acceptedBy: second.id })
  expect((await ward.history(nurse, taskId)).at(-1)).toEqual(['handed-over', null])
})
