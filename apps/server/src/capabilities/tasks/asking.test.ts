import { api } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Asking, type Colleague, openWard, sbar, type Ward } from './ward.fixture.ts'

const { tasks, escalation } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let registrar: Colleague
let stranger: Colleague
let siteManager: Colleague
let roleId: string
let seniorId: string

beforeAll(async () => {
  ward = await openWard()
  siteManager = await ward.hire()
  await siteManager.signOn(null, await ward.addRole('Site manager', { coordinates: true }))
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, doctor, registrar, stranger] = [
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
  ]
  const name = `Ward doctor ${nurse.id.slice(-4)}`
  roleId = await ward.addRole(name)
  seniorId = await ward.addRole(`Registrar for ${name}`)
  const rungs = [{ target: { kind: 'role' as const, id: seniorId }, waitMs: 10 * 60_000 }]
  await ward.administrator.ask(escalation.saveLadder, { name, roleId, rungs })
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
  await registrar.signOn(null, seniorId)
})

const toRole = () => ({ kind: 'role' as const, id: roleId })
const refused = (who: Colleague, more: Partial<Asking>) =>
  who.refused(tasks.request, {
    ...plainTask,
    requestedFor: toRole(),
    placeId: ward.ward,
    ...more,
  })

test('TSK1: a task to a role is on the role’s board, on the ward’s, and on that of who asked', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  expect(task).toMatchObject({
    status: 'requested',
    ownerId: null,
    requestedBy: nurse.id,
    priority: 'routine',
  })
  for (const [who, board, id] of [
    [doctor, 'role', roleId],
    [nurse, 'ward', ward.ward],
    [nurse, 'asked', undefined],
    [siteManager, 'site', ward.siteId],
  ] as const) {
    expect((await ward.open(who, board, id)).tasks.map((one) => one.id)).toContain(task.id)
  }
})

test('TSK1: by name nobody off duty is asked, and nobody who is not here', async () => {
  expect(await refused(nurse, { requestedFor: { kind: 'person', id: stranger.id } })).toBe('off-duty')
  expect(await refused(nurse, { requestedFor: { kind: 'person', id: uuidv7() } })).toBe('not-found')
  expect(await refused(nurse, { requestedFor: { kind: 'role', id: uuidv7() } })).toBe('not-found')
})

test('TSK1: of a role or a team nobody of which is on duty nothing is asked', async () => {
  const empty = await ward.addRole(`Nobody ${nurse.id}`)
  expect(await refused(nurse, { requestedFor: { kind: 'role', id: empty } })).toBe('nobody-there')
  const teamId = await ward.addTeam(`Team ${nurse.id}`, stranger)
  expect(await refused(nurse, { requestedFor: { kind: 'team', id: teamId } })).toBe('nobody-there')
  await stranger.signOn(null)
  const task = await ward.ask(nurse, { requestedFor: { kind: 'team', id: teamId } })
  expect((await ward.open(stranger, 'team', teamId)).tasks.map(({ id }) => id)).toEqual([task.id])
})

test('TSK1: in the name of a role asks only who holds it', async () => {
  expect(await refused(nurse, { asRoleId: seniorId })).toBe('not-allowed')
  const task = await ward.ask(registrar, { requestedFor: toRole(), asRoleId: seniorId })
  expect(task.asRoleId).toBe(seniorId)
})

test('TSK5: an unwell patient needs an SBAR, and a patient one is not related to cannot be asked about', async () => {
  const patient = await ward.admit('Marsh', 'B2', ward.ward)
  const about = { patientId: patient.id, placeId: null }
  expect(await refused(nurse, { type: 'unwell-review', ...about })).toBe('bad-input')
  expect(await refused(nurse, { placeId: null })).toBe('bad-input')
  expect(await refused(stranger, about)).toBe('no-relationship')
  expect(await refused(nurse, { patientId: uuidv7() })).toBe('not-found')
  const asked = { type: 'unwell-review' as const, sbar: sbar(null), requestedFor: toRole(), ...about }
  const task = await ward.ask(nurse, asked)
  expect(task).toMatchObject({ patientId: patient.id, sbar: { news2: null }, escalation: 'none' })
})

test('TSK7: whoever is asked about a patient may see the patient, and a stranger sees neither', async () => {
  const patient = await ward.admit('Okafor', null, ward.ward)
  expect(await doctor.refused(api.patients.openPatient, { patientId: patient.id })).toBe('no-relationship')
  const task = await ward.ask(nurse, { requestedFor: toRole(), patientId: patient.id, placeId: null })
  const { relations } = await doctor.ask(api.patients.openPatient, { patientId: patient.id })
  expect(relations).toEqual(['task'])
  expect(await stranger.refused(tasks.openTask, { taskId: task.id })).toBe('not-found')
  expect(await stranger.refused(tasks.listOfPatient, { patientId: patient.id })).toBe('no-relationship')
  const ofPatient = await doctor.ask(tasks.listOfPatient, { patientId: patient.id })
  expect(ofPatient.tasks.map(({ id }) => id)).toEqual([task.id])
})

test('TSK9: who is asked is told once, without names and words; who asked is not', async () => {
  await ward.ask(nurse, { requestedFor: toRole(), within: '2-h' })
  const notices = await ward.noticesOf(doctor)
  expect(notices).toHaveLength(1)
  expect(notices[0]?.heading).toMatch(/^Task: bloods – Ward doctor/)
  expect(await ward.noticesOf(nurse)).toEqual([])
})

test('TSK4: what is wanted within the hour climbs a ladder, and accepting the task ends it', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole(), within: '30-min' })
  expect(task).toMatchObject({ priority: 'asap', escalation: 'running' })
  const climbed = (await doctor.ask(escalation.open, { escalationId: task.id })).escalation
  expect(climbed).toMatchObject({ state: 'running', subject: { kind: 'task', id: task.id } })
  await ward.wait(11)
  const { escalations } = await registrar.ask(escalation.listOpen, {})
  expect(escalations.map(({ id }) => id)).toEqual([task.id])
  const accepted = await registrar.ask(tasks.accept, { taskId: task.id })
  expect(accepted.task).toMatchObject({ ownerId: registrar.id, status: 'accepted', escalation: 'settled' })
  const after = (await nurse.ask(escalation.open, { escalationId: task.id })).escalation
  expect(after).toMatchObject({ state: 'accepted', acceptedBy: registrar.id })
})

test('TSK4, TSK17: accepting, declining and passing on the escalation are done to the task; that it is done is said of the task alone', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole(), within: '1-h' })
  const escalationId = task.id
  await doctor.ask(escalation.markPageDelivered, { escalationId })
  expect((await ward.see(nurse, task.id)).status).toBe('received')
  await doctor.ask(escalation.decline, { escalationId })
  await registrar.ask(escalation.accept, { escalationId })
  expect(await ward.see(nurse, task.id)).toMatchObject({ ownerId: registrar.id, status: 'accepted' })
  await stranger.signOn(null)
  const to = { kind: 'person' as const, id: stranger.id }
  await registrar.ask(escalation.passOn, { escalationId, to })
  expect(await ward.see(nurse, task.id)).toMatchObject({
    ownerId: null,
    status: 'requested',
    escalation: 'running',
    requestedFor: to,
  })
  await stranger.ask(escalation.accept, { escalationId })
  expect(await stranger.refused(escalation.complete, { escalationId })).toBe('not-allowed')
  await stranger.ask(tasks.complete, { taskId: task.id, patientId: null, result: 'done', outcome: null })
  expect(await ward.see(nurse, task.id)).toMatchObject({ status: 'completed', endedBy: stranger.id })
  expect(await ward.history(nurse, task.id)).toEqual([
    ['requested', nurse.id],
    ['received', doctor.id],
    ['declined', doctor.id],
    ['accepted', registrar.id],
    ['passed-on', registrar.id],
    ['accepted', stranger.id],
    ['completed', stranger.id],
  ])
})

test('TSK4: declining, passing on, giving back, completing and reopening the task move its ladder', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole(), within: '30-min' })
  const ladder = async () => (await nurse.ask(escalation.open, { escalationId: task.id })).escalation
  await doctor.ask(tasks.decline, { taskId: task.id, reason: 'In theatre' })
  expect((await ladder()).pages.map(({ personId }) => personId)).toEqual([doctor.id, registrar.id])
  await registrar.ask(tasks.accept, { taskId: task.id })
  await stranger.signOn(null)
  const to = { kind: 'person' as const, id: stranger.id }
  await registrar.ask(tasks.passOn, { taskId: task.id, to, reason: 'Nearer' })
  expect(await ladder()).toMatchObject({ state: 'running', acceptedBy: null })
  await stranger.ask(tasks.accept, { taskId: task.id })
  await stranger.ask(tasks.giveBack, { taskId: task.id, reason: 'Called away' })
  expect(await ladder()).toMatchObject({ state: 'exhausted', acceptedBy: null })
  expect(await ward.see(nurse, task.id)).toMatchObject({ ownerId: null, escalation: 'exhausted' })
  // Whoever was never called may take it of their own accord.
  await siteManager.ask(tasks.accept, { taskId: task.id })
  expect(await ladder()).toMatchObject({ state: 'accepted', acceptedBy: siteManager.id })
  const done = { patientId: null, result: 'done' as const, outcome: 'Seen' }
  await siteManager.ask(tasks.complete, { taskId: task.id, ...done })
  expect((await ladder()).state).toBe('done')
  await nurse.ask(tasks.reopen, { taskId: task.id, reason: 'Not better' })
  expect(await ladder()).toMatchObject({ state: 'accepted', acceptedBy: siteManager.id })
  expect(await ward.see(nurse, task.id)).toMatchObject({ status: 'accepted', ownerId: siteManager.id })
  await nurse.ask(tasks.cancel, { taskId: task.id, reason: null })
  expect((await ladder()).state).toBe('cancelled')
})

test('TSK4: a request that is changed to within the hour begins to climb', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  const change = { taskId: task.id, reason: 'Now confused', within: '30-min' as const, sbar: null }
  expect(await nurse.refused(tasks.changeRequest, { ...change, version: task.version + 1 })).toBe(
    'no-longer-possible',
  )
  const { task: changed } = await nurse.ask(tasks.changeRequest, { ...change, version: task.version })
  expect(changed).toMatchObject({ escalation: 'running', priority: 'asap', reason: 'Now confused' })
  expect((await doctor.ask(escalation.listOpen, {})).escalations.map(({ id }) => id)).toEqual([task.id])
})

test('TSK30, ESC26: what is changed to an emergency calls those who were called again at once, as an emergency', async () => {
  const unwell = { type: 'unwell-review' as const, within: '30-min' as const, sbar: sbar(5) }
  const task = await ward.ask(nurse, { requestedFor: toRole(), ...unwell })
  const calls = async () =>
    (await ward.noticesOf(doctor)).filter(({ urgency }) => urgency === 'emergency').length
  expect(await calls()).toBe(0)
  const worse = { taskId: task.id, reason: 'Worse', within: unwell.within, sbar: sbar(8) }
  const { task: changed } = await nurse.ask(tasks.changeRequest, { ...worse, version: task.version })
  expect(changed).toMatchObject({ priority: 'stat', escalation: 'running' })
  expect(await calls()).toBe(1)
  const open = async () => (await doctor.ask(escalation.open, { escalationId: task.id })).escalation
  expect(await open()).toMatchObject({ urgency: 'emergency', reason: 'Worse', sbar: { news2: 8 }, rung: 0 })
  await ward.wait(3)
  expect((await open()).rung).toBe(1)
  const { task: had } = await registrar.ask(tasks.accept, { taskId: task.id })
  const better = { ...worse, reason: 'Better', sbar: sbar(5), version: had.version }
  await nurse.ask(tasks.changeRequest, better)
  expect(await open()).toMatchObject({ urgency: 'urgent', state: 'accepted', acceptedBy: registrar.id })
})

test('TSK30, ESC26: what needs no ladder any longer ends without a word that it was done, and climbs anew when it does', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole(), within: '30-min' })
  const before = await ward.noticesOf(doctor)
  const later = { taskId: task.id, reason: 'This afternoon', sbar: null }
  const to = (within: '4-h' | '30-min', version: number) =>
    nurse.ask(tasks.changeRequest, { ...later, within, version })
  const { task: calm } = await to('4-h', task.version)
  expect(calm).toMatchObject({ escalation: 'none', status: 'requested', priority: 'routine' })
  expect((await doctor.ask(escalation.listOpen, {})).escalations).toEqual([])
  expect(await ward.noticesOf(doctor)).toEqual(before)
  await ward.wait(30)
  expect(await ward.noticesOf(registrar)).toEqual([])
  const { task: pressing } = await to('30-min', calm.version)
  expect(pressing).toMatchObject({ escalation: 'running' })
  const { escalations } = await doctor.ask(escalation.listOpen, {})
  expect(escalations.map(({ id, urgency }) => [id, urgency])).toEqual([[task.id, 'urgent']])
  await doctor.ask(tasks.accept, { taskId: task.id })
  expect(await doctor.refused(api.duty.signOff, {})).toBe('urgent-items-open')
  const { version } = await ward.see(nurse, task.id)
  const { task: owned } = await to('4-h', version)
  expect(owned).toMatchObject({ escalation: 'none', ownerId: doctor.id })
  await doctor.signOff()
})

test('TSK26: an accepted urgent task keeps its owner on duty, another one does not', async () => {
  const routine = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId: routine.id })
  const urgent = await ward.ask(nurse, { requestedFor: toRole(), within: '30-min' })
  await doctor.ask(tasks.accept, { taskId: urgent.id })
  expect(await doctor.refused(api.duty.signOff, {})).toBe('urgent-items-open')
  await doctor.ask(tasks.complete, { taskId: urgent.id, patientId: null, result: 'done', outcome: null })
  await doctor.signOff()
})
