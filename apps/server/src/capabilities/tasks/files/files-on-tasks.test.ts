import { api, type Patient } from '@baton/contract'
import { plainTask } from '@baton/testkit/plain-task'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Asking, type Colleague, openWard, type Ward } from '../ward.fixture.ts'

const { tasks } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let stranger: Colleague
let roleId: string

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, doctor, stranger] = [await ward.hire(), await ward.hire(), await ward.hire()]
  roleId = await ward.addRole(`Ward doctor ${nurse.id.slice(-4)}`)
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
})

/** A photo of theirs that was looked into. */
async function photoOf(who: Colleague, patient?: Patient): Promise<string> {
  const fileId = await ward.addFile(
    who,
    patient === undefined ? {} : { patientId: patient.id, consent: 'given' },
  )
  await ward.changeFile(fileId)
  return fileId
}

const toRole = () => ({ kind: 'role' as const, id: roleId })
const asking = (more: Partial<Asking> = {}): Asking => ({
  ...plainTask,
  type: 'other',
  reason: 'Look at this wound',
  requestedFor: toRole(),
  placeId: ward.ward,
  ...more,
})

/** What came with each step, the oldest first. */
async function stepsOf(who: Colleague, taskId: string) {
  const { steps } = await who.ask(tasks.openTask, { taskId })
  return steps.map(({ act, words, files }) => [act, words, files.map(({ id }) => id)])
}

test('FIL61: a task has its files from the first moment, each with the step that it came with', async () => {
  const [one, other, third] = [await photoOf(nurse), await photoOf(nurse), await photoOf(doctor)]
  const task = await ward.ask(nurse, { requestedFor: toRole(), fileIds: [other, one] })
  await doctor.ask(tasks.comment, { taskId: task.id, words: '', fileIds: [third] })
  await nurse.ask(tasks.comment, { taskId: task.id, words: 'Thank you' })
  expect(await stepsOf(doctor, task.id)).toEqual([
    ['requested', null, [other, one]],
    ['commented', null, [third]],
    ['commented', 'Thank you', []],
  ])
})

test('FIL61: a comment says something or shows something', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  expect(await nurse.refused(tasks.comment, { taskId: task.id, words: ' ' })).toBe('bad-input')
})

test('FIL61: whoever may open the task sees its files, and nobody else', async () => {
  const fileId = await photoOf(nurse)
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  expect(await ward.seesFile(doctor, fileId)).toBe(false)
  await nurse.ask(tasks.comment, { taskId: task.id, words: 'Here', fileIds: [fileId] })
  expect(await ward.seesFile(doctor, fileId)).toBe(true)
  expect(await ward.seesFile(stranger, fileId)).toBe(false)
  expect(
    await stranger.refused(tasks.comment, { taskId: task.id, words: '', fileIds: [await photoOf(stranger)] }),
  ).toBe('not-found')
})

test('FIL61: where a file cannot hang nothing is asked for and nothing is said', async () => {
  const theirs = await photoOf(doctor)
  expect(await nurse.refused(tasks.request, asking({ fileIds: [theirs] }))).toBe('not-found')
  const receiving = await ward.addFile(nurse, { state: 'receiving', received: 12 })
  expect(await nurse.refused(tasks.request, asking({ fileIds: [receiving] }))).toBe('no-longer-possible')
  expect((await ward.open(nurse, 'asked')).tasks).toEqual([])
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  expect(await nurse.refused(tasks.comment, { taskId: task.id, words: 'Here', fileIds: [theirs] })).toBe(
    'not-found',
  )
  expect(await stepsOf(nurse, task.id)).toEqual([['requested', null, []]])
})

test('FIL61: the same request asked again hangs its files once', async () => {
  const [commandId, fileIds] = [uuidv7(), [await photoOf(nurse)]]
  const first = await nurse.ask(tasks.request, asking({ fileIds }), commandId)
  expect(await nurse.ask(tasks.request, asking({ fileIds }), commandId)).toEqual(first)
  expect(await stepsOf(nurse, commandId)).toEqual([['requested', null, fileIds]])
})

test('FIL57: on a patient’s task hang files of that patient and of nobody, and of no other', async () => {
  const [marsh, ames] = [await ward.admit('Marsh', '4'), await ward.admit('Ames', '5')]
  const [hers, nobodys, another] = [
    await photoOf(nurse, marsh),
    await photoOf(nurse),
    await photoOf(nurse, ames),
  ]
  const about = { patientId: marsh.id, placeId: null }
  expect(await nurse.refused(tasks.request, asking({ ...about, fileIds: [another] }))).toBe('other-patient')
  const task = await ward.ask(nurse, { ...about, requestedFor: toRole(), fileIds: [hers, nobodys] })
  const wrong = { taskId: task.id, words: 'Her leg', fileIds: [another] }
  expect(await nurse.refused(tasks.comment, wrong)).toBe('other-patient')
  expect(await stepsOf(doctor, task.id)).toEqual([['requested', null, [hers, nobodys]]])
})

test('FIL60: when a file on a task is ready everyone whom the task concerns is told, and who holds its board keeps level', async () => {
  const fileId = await ward.addFile(nurse)
  const task = await ward.ask(nurse, { requestedFor: toRole(), fileIds: [fileId] })
  const looking = [
    { who: nurse, board: 'asked' as const },
    { who: doctor, board: 'role' as const, id: roleId },
  ]
  await ward.keepsReplayLaw(looking, () => ward.changeFile(fileId))
  const told = ward.published.flatMap(({ stream, type }) => (type === 'task.changed' ? stream : []))
  expect(told).toEqual(expect.arrayContaining([nurse, doctor].map(({ id }) => `person:${id}`)))
  expect(told).not.toContain(`person:${stranger.id}`)
  const { steps } = await doctor.ask(tasks.openTask, { taskId: task.id })
  expect(steps[0]?.files).toMatchObject([{ id: fileId, state: 'ready' }])
})

test('TSK14, FIL61: asking with files and commenting with them: an old board and its events equal a fresh one', async () => {
  const looking = [
    { who: nurse, board: 'asked' as const },
    { who: doctor, board: 'role' as const, id: roleId },
  ]
  const [one, other] = [await photoOf(nurse), await photoOf(nurse)]
  await ward.keepsReplayLaw(looking, async () => {
    const task = await ward.ask(nurse, { requestedFor: toRole(), fileIds: [one] })
    await nurse.ask(tasks.comment, { taskId: task.id, words: '', fileIds: [other] })
  })
})

test('FIL63: what is sent of a comment with a file says neither words nor name', async () => {
  const task = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId: task.id })
  const fileId = await ward.addFile(nurse, { called: 'Mrs Marsh.jpg' })
  await nurse.ask(tasks.comment, { taskId: task.id, words: '', fileIds: [fileId] })
  const headings = (await ward.noticesOf(doctor)).map(({ heading }) => heading)
  expect(headings.at(-1)).toBe('Comment: bloods')
})
