import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { hydrateTasks } from './index.ts'
import { type Colleague, openWard, sbar, type Ward } from './ward.fixture.ts'

const { tasks } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let roleId: string

beforeAll(async () => {
  ward = await openWard()
  ;[nurse, doctor] = [await ward.hire(), await ward.hire()]
  roleId = await ward.addRole('Ward doctor')
  await nurse.signOn(ward.ward)
  await doctor.signOn(null, roleId)
})
afterAll(() => ward.close())

const toRole = () => ({ kind: 'role' as const, id: roleId })

test('TSK8: the log keeps ids, and what is replayed is the task and its patient as they are now', async () => {
  const patient = await ward.admit('Marsh', '1')
  const task = await ward.ask(nurse, { requestedFor: toRole(), patientId: patient.id, placeId: null })
  const rows = await ward.query<{ data: unknown }>(
    `select data from event where type = 'task.changed' and stream_id = $1 order by seq desc limit 1`,
    [nurse.id],
  )
  expect(rows).toEqual([{ data: { taskId: task.id } }])
  await doctor.ask(tasks.accept, { taskId: task.id })
  const logged = {
    kind: 'person' as const,
    streamId: nurse.id,
    seq: 1,
    organisationId: ward.organisationId,
    type: 'task.changed',
    data: { taskId: task.id },
    by: nurse.id,
    at: new Date(),
  }
  const [said] = await inTransaction(ward.database.app, ward.organisationId, (transaction) =>
    hydrateTasks(transaction, ward.parts, [logged]),
  )
  expect(said).toEqual({ type: 'task.changed', data: { task: await ward.see(nurse, task.id), patient } })
})

test('TSK8: every change has its audit leaf, in the chain of who asked', async () => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.complete, { taskId, patientId: null, result: 'done', outcome: null })
  const { rows } = await ward.database.system.query<{ action: string }>(
    `select action from audit_leaf where subjects::text like '%' || $1 || '%' order by position`,
    [taskId],
  )
  expect(rows.map(({ action }) => action)).toEqual(['tasks.request', 'tasks.accept', 'tasks.complete'])
})

const tables = ['task', 'task_step', 'task_called', 'task_template']

test.each(tables)('TSK25: a row of %s is there for its organisation and not for another', async (table) => {
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole() })
  await doctor.ask(tasks.decline, { taskId, reason: 'In theatre' })
  await nurse.ask(tasks.saveTemplate, {
    name: `Template for ${table}`,
    type: 'bloods',
    reason: 'Morning bloods',
    within: '4-h',
    remote: false,
    skill: null,
    checklist: [],
    requestedFor: null,
    placeId: null,
    recurs: null,
  })
  const other = await ward.foundAnother()
  const countIn = (organisationId: string) =>
    inTransaction(ward.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await countIn(ward.organisationId)).toBeGreaterThan(0)
  expect(await countIn(other.organisationId)).toBe(0)
})

test('TSK25: nothing that people wrote into a task stands in the database in words', async () => {
  const { id: taskId } = await ward.ask(nurse, {
    type: 'unwell-review',
    reason: 'Haematemesis',
    sbar: sbar(7),
    skill: 'endoscopy',
    checklist: ['crossmatch'],
    requestedFor: toRole(),
  })
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.hold, { taskId, words: 'varices', until: null })
  await doctor.ask(tasks.comment, { taskId, words: 'terlipressin' })
  await doctor.ask(tasks.complete, { taskId, patientId: null, result: 'done', outcome: 'banded' })
  const rows = await ward.query<{ found: boolean }>(
    ['task', 'task_step', 'task_called', 'event', 'notice', 'escalation']
      .map(
        (table) =>
          `select exists (select from ${table} t
             where t::text ~* 'haematemesis|breathless|endoscopy|crossmatch|varices|terlipressin|banded') as found`,
      )
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
})

test('TSK28, PAT17: every look that shows patients is one leaf, of who looked and whom it showed', async () => {
  const patient = await ward.admit('Hale', '2')
  const about = { patientId: patient.id, placeId: null }
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about })
  const { id: handoverId } = await ward.prepare(nurse)
  const looks: [action: string, look: () => Promise<unknown>][] = [
    ['tasks.openTask', () => nurse.ask(tasks.openTask, { taskId })],
    ['tasks.openBoard', () => nurse.ask(tasks.openBoard, { board: 'ward', id: ward.ward })],
    ['tasks.listOfPatient', () => nurse.ask(tasks.listOfPatient, { patientId: patient.id })],
    ['tasks.listOfPatients', () => nurse.ask(tasks.listOfPatients, { patientIds: patient.id })],
    [
      'tasks.listHandoversOfPatient',
      () => nurse.ask(tasks.listHandoversOfPatient, { patientId: patient.id }),
    ],
    ['tasks.openHandover', () => nurse.ask(tasks.openHandover, { handoverId })],
    ['tasks.listHandovers', () => nurse.ask(tasks.listHandovers, {})],
  ]
  for (const [action, look] of looks) {
    const leaves = await leavesOf(nurse, look)
    expect(leaves, action).toEqual([expect.objectContaining({ action, actor: nurse.id, outcome: null })])
    expect(leaves[0]?.subjects).toContainEqual({ kind: 'patient', id: patient.id })
  }
  await doctor.ask(tasks.accept, { taskId })
  await doctor.ask(tasks.complete, { taskId, patientId: patient.id, result: 'done', outcome: null })
  const ended = await leavesOf(doctor, () => doctor.ask(tasks.listEnded, { board: 'mine' }))
  expect(ended).toEqual([
    expect.objectContaining({
      action: 'tasks.listEnded',
      subjects: expect.arrayContaining([{ kind: 'patient', id: patient.id }]),
    }),
  ])
})

test('TSK28: a look that is refused is a leaf, and one that shows nobody is none', async () => {
  const stranger = await ward.hire()
  const patient = await ward.admit('Dunne', '3')
  const about = { patientId: patient.id, placeId: null }
  const { id: taskId } = await ward.ask(nurse, { requestedFor: toRole(), ...about })
  const refused = await leavesOf(stranger, () => stranger.refused(tasks.openTask, { taskId }))
  expect(refused).toEqual([
    expect.objectContaining({ outcome: 'not-found', subjects: [{ kind: 'task', id: taskId }] }),
  ])
  expect(await leavesOf(stranger, () => ward.open(stranger, 'mine'))).toEqual([])
})

interface Leaf {
  readonly action: string
  readonly actor: string
  readonly outcome: string | null
  readonly subjects: readonly { kind: string; id: string }[]
}

/** What a look adds to the chain of whoever looks. */
async function leavesOf({ id }: Colleague, look: () => Promise<unknown>): Promise<Leaf[]> {
  const read = async () => {
    const { rows } = await ward.database.system.query<Leaf>(
      `select action, actor, outcome, subjects from audit_leaf where stream_id = $1 order by position`,
      [id],
    )
    return rows
  }
  const before = await read()
  await look()
  return (await read()).slice(before.length)
}
