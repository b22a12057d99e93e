import type { Delivered, Handover, Patient, Refusal, Task } from '@baton/contract'
import { refusals } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import type { Board } from '@baton/domain/tasks/replay'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { amina, ben, settle } from '../../test/people.ts'
import { createTasks, type TaskView } from './tasks.ts'

const taskId = '01980000-0000-7000-8000-0000000000c1'
const handoverId = '01980000-0000-7000-8000-0000000000d1'
const at = '2026-03-02T08:00:00.000Z'

/** Ben has asked Amina for bloods. */
function task(change: Partial<Task> = {}): Task {
  return {
    id: taskId,
    type: 'bloods',
    reason: 'Repeat U&E',
    sbar: null,
    status: 'requested',
    priority: 'routine',
    within: '4-h',
    dueAt: '2026-03-02T12:00:00.000Z',
    patientId: null,
    placeId: null,
    skill: null,
    remote: false,
    requestedBy: ben,
    asRoleId: null,
    requestedAt: at,
    requestedFor: { kind: 'person', id: amina },
    ownerId: null,
    nudgedId: null,
    acceptedAt: null,
    startedAt: null,
    hold: null,
    checklist: [],
    outcome: null,
    endedAt: null,
    endedBy: null,
    reviewedAt: null,
    escalation: 'none',
    message: null,
    comments: 0,
    version: 1,
    ...change,
  }
}

function onDuty(from: 'site' | 'home'): MyDuty {
  const duty = {
    personId: amina,
    state: 'on' as const,
    from,
    since: at,
    until: null,
    placeId: null,
    telephone: null,
    focus: null,
    coverRoleId: null,
  }
  return {
    duty,
    holding: [],
    offers: [],
    overrides: [],
    proposals: [],
    suggestedRoleIds: [],
    graceMinutes: 15,
    position: 0,
  }
}

/** Ben offers Amina the work of a ward, with the bloods. */
function handover(change: Partial<Handover> = {}): Handover {
  return {
    id: handoverId,
    wardId: handoverId,
    fromPersonId: ben,
    toPersonId: amina,
    state: 'offered',
    entries: [],
    leftOutIds: [],
    taskIds: [taskId],
    staffing: '',
    preparedAt: at,
    offeredAt: at,
    answeredAt: null,
    reason: null,
    version: 1,
    ...change,
  }
}

async function nurse() {
  const server = { tasks: [task()], position: 0, refusal: undefined as Refusal | undefined }
  const asked: string[] = []
  const scope: Board['scope'] = { board: 'mine', id: null, placeIds: [], roleIds: [], teamIds: [] }
  const tasks = createTasks({
    clock: fakeClock(),
    random: () => 0.5,
    personId: () => amina,
    async fetchBoard({ board, id }) {
      asked.push(`board ${board}${id ? ` ${id}` : ''}`)
      if (server.refusal) return { ok: false, refusal: server.refusal }
      return { ok: true, value: { tasks: server.tasks, patients: [], scope, position: server.position } }
    },
    async fetchTask(id) {
      asked.push(`task ${id}`)
      const value: TaskView = { task: task(), patient: null, steps: [], position: server.position }
      return server.refusal ? { ok: false, refusal: server.refusal } : { ok: true, value }
    },
    fetchOfPatient: async () => ({ ok: true, value: { tasks: server.tasks, position: server.position } }),
    async fetchHandover(id) {
      asked.push(`handover ${id}`)
      const value = { handover: handover(), patients: [], tasks: [task()], problems: [], candidateIds: [] }
      return { ok: true, value: { ...value, position: server.position } }
    },
    fetchHandovers: async () => ({ ok: true, value: { handovers: [], position: server.position } }),
  })
  tasks.follower.welcomed(0, false)
  function send(said: Pick<Delivered<'person'>, 'type' | 'data'>): void {
    server.position += 1
    const where = { stream: `person:${amina}`, seq: server.position, at, by: ben } as const
    // Each caller below pairs the type with its own data.
    tasks.follower.event({ ...where, ...said } as Delivered)
  }
  const tell = (said: Task, patient: Patient | null = null) =>
    send({ type: 'task.changed', data: { task: said, patient } })
  return { tasks, server, asked, tell, send }
}

const idsOf = (board: ReturnType<Awaited<ReturnType<typeof nurse>>['tasks']['board']>) => {
  const held = board.getSnapshot()
  return held.state === 'here' ? held.value.tasks.map(({ id }) => id) : held.state
}

test('a board is fetched when somebody looks at it, and once for all who do', async () => {
  const { tasks, asked } = await nurse()
  const board = tasks.board({ board: 'mine' })
  await settle()
  expect([idsOf(board), asked]).toEqual(['loading', []])
  board.subscribe(() => {})
  tasks.board({ board: 'mine' }).subscribe(() => {})
  await settle()
  expect([idsOf(board), asked]).toEqual([[taskId], ['board mine']])
})

test('a board follows its stream by itself: what somebody else took leaves it', async () => {
  const { tasks, asked, tell } = await nurse()
  const board = tasks.board({ board: 'mine' })
  board.subscribe(() => {})
  await settle()
  tell(task({ status: 'accepted', ownerId: ben, version: 2 }))
  expect([idsOf(board), asked]).toEqual([[], ['board mine']])
})

test('a gap is fetched anew', async () => {
  const { tasks, asked, server, tell } = await nurse()
  const board = tasks.board({ board: 'mine' })
  board.subscribe(() => {})
  await settle()
  server.position += 1
  server.tasks = []
  tell(task({ version: 3 }))
  await settle()
  expect([idsOf(board), asked]).toEqual([[], ['board mine', 'board mine']])
})

test('a task shows what changed at once, and asks again for what was done to it', async () => {
  const { tasks, asked, tell } = await nurse()
  const view = tasks.task(taskId)
  view.subscribe(() => {})
  await settle()
  tell(task({ status: 'accepted', ownerId: amina, version: 2 }))
  expect(view.getSnapshot()).toMatchObject({ state: 'here', value: { task: { status: 'accepted' } } })
  await settle()
  expect(asked).toEqual([`task ${taskId}`, `task ${taskId}`])
})

test('what is not mine to see is said and not asked for again, until it becomes mine', async () => {
  const { tasks, asked, server, tell } = await nurse()
  server.refusal = { code: 'not-found', ...refusals['not-found'] }
  const view = tasks.task(taskId)
  view.subscribe(() => {})
  await settle()
  expect([view.getSnapshot().state, asked.length]).toEqual(['refused', 1])
  server.refusal = undefined
  tell(task({ version: 2 }))
  await settle()
  expect(view.getSnapshot().state).toBe('here')
})

test('a change of duty asks again for what is looked at', async () => {
  const { tasks, asked } = await nurse()
  tasks.board({ board: 'remote' }).subscribe(() => {})
  await settle()
  tasks.dutyIs(onDuty('site'))
  expect(asked).toHaveLength(1)
  tasks.dutyIs(onDuty('home'))
  await settle()
  expect(asked).toEqual(['board remote', 'board remote'])
})

test('a handover shows what became of it at once, and asks again when a task of it changes', async () => {
  const { tasks, asked, tell, send } = await nurse()
  const view = tasks.handover(handoverId)
  view.subscribe(() => {})
  await settle()
  send({ type: 'handover.changed', data: { handover: handover({ state: 'accepted', version: 2 }) } })
  expect(view.getSnapshot()).toMatchObject({ value: { handover: { state: 'accepted' } } })
  await settle()
  tell(task({ id: handoverId, version: 2 }))
  await settle()
  expect(asked).toHaveLength(2)
  tell(task({ version: 2 }))
  await settle()
  expect(asked).toHaveLength(3)
})
