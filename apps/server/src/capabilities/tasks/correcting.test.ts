import { api, type Task } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, sbar, type Ward } from './ward.fixture.ts'

const { tasks, escalation } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let asked: Task

const wrong = { ...sbar(6), assessment: 'Right-sided crackles' }
const right = { ...wrong, assessment: 'Left-sided crackles' }

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, doctor] = [await ward.hire(), await ward.hire()]
  const roleId = await ward.addRole(`Ward doctor ${nurse.id.slice(-4)}`)
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
  asked = await ward.ask(nurse, {
    requestedFor: { kind: 'role', id: roleId },
    type: 'unwell-review',
    reason: 'Unwell',
    within: '30-min',
    sbar: wrong,
  })
})

/** Corrects the SBAR as it is now, and nothing else. */
async function correct(who: Colleague, to = right): Promise<Task> {
  const { reason, within, version } = await ward.see(nurse, asked.id)
  const change = { taskId: asked.id, reason, within, sbar: to, version }
  return (await who.ask(tasks.changeRequest, change)).task
}

test('TSK31: what an SBAR said before it was corrected stays in the history, with who corrected it and when', async () => {
  ward.clock.advance(60_000)
  const corrected = await correct(nurse)
  expect(corrected).toMatchObject({ sbar: right, within: '30-min', dueAt: asked.dueAt })
  const { steps } = await doctor.ask(tasks.openTask, { taskId: asked.id })
  expect(steps.map(({ act, before }) => [act, before])).toEqual([
    ['requested', null],
    ['corrected', wrong],
  ])
  expect(steps[1]).toMatchObject({ by: nurse.id, at: ward.clock.now().toISOString(), words: null })
  const { escalation: climbed } = await doctor.ask(escalation.open, { escalationId: asked.id })
  expect(climbed).toMatchObject({ sbar: right, state: 'running', rung: 0 })
})

test('TSK31: corrected twice, each earlier wording is kept, and changing how soon besides is a step of its own', async () => {
  await correct(nurse)
  const { version } = await ward.see(nurse, asked.id)
  const twice = { taskId: asked.id, reason: 'Now drowsy', within: '1-h' as const, sbar: wrong, version }
  await nurse.ask(tasks.changeRequest, twice)
  const { steps } = await nurse.ask(tasks.openTask, { taskId: asked.id })
  expect(steps.map(({ act, words, before }) => [act, words, before])).toEqual([
    ['requested', null, null],
    ['corrected', null, wrong],
    ['changed', 'Now drowsy', null],
    ['corrected', null, right],
  ])
})

test('TSK31: whoever has it is told that it was corrected, once and without a word of it, and their boards follow', async () => {
  await doctor.ask(tasks.accept, { taskId: asked.id })
  const boards = [
    { who: nurse, board: 'asked' as const },
    { who: nurse, board: 'ward' as const, id: ward.ward },
    { who: doctor, board: 'mine' as const },
  ]
  await ward.keepsReplayLaw(boards, () => correct(nurse))
  expect((await ward.open(doctor, 'mine')).tasks).toMatchObject([{ sbar: right, ownerId: doctor.id }])
  const news = (await ward.noticesOf(doctor)).filter(({ heading }) => heading.startsWith('Corrected'))
  expect(news).toEqual([{ heading: 'Corrected: review of an unwell patient', urgency: 'soon' }])
})

test('TSK31: only whoever asked corrects it, what they read last, while it is open', async () => {
  await doctor.ask(tasks.accept, { taskId: asked.id })
  const { version } = await ward.see(nurse, asked.id)
  const change = { taskId: asked.id, reason: 'Unwell', within: '30-min' as const, sbar: right, version }
  expect(await doctor.refused(tasks.changeRequest, change)).toBe('not-found')
  expect(await nurse.refused(tasks.changeRequest, { ...change, version: version - 1 })).toBe(
    'no-longer-possible',
  )
  expect(await nurse.refused(tasks.changeRequest, { ...change, sbar: { ...right, situation: '' } })).toBe(
    'bad-input',
  )
  const done = { taskId: asked.id, patientId: null, result: 'done' as const, outcome: null }
  const { task } = await doctor.ask(tasks.complete, done)
  expect(await nurse.refused(tasks.changeRequest, { ...change, version: task.version })).toBe(
    'no-longer-possible',
  )
  expect((await ward.see(nurse, asked.id)).sbar).toEqual(wrong)
})

test('TSK31, TSK25: what it said before is sealed', async () => {
  await correct(nurse)
  const rows = await ward.query<{ before: Buffer }>(
    'select before from task_step where task_id = $1 and before is not null',
    [asked.id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.before.toString('latin1')).not.toContain('crackles')
})
