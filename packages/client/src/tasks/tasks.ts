import type { api, BoardKind, Delivered, OutputOf } from '@baton/contract'
import type { MyDuty, Replayed } from '@baton/domain'
import { applyToHandovers, type MyHandovers } from '@baton/domain/tasks/handover/replay'
import { applyToBoard, type Board, newerTask } from '@baton/domain/tasks/replay'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import type { Follower } from '../sync/follower.ts'
import { createViews } from '../views/views.ts'
import { createView, type Watching } from '../views/watched.ts'

/** One task with everything that was done to it. */
export type TaskView = OutputOf<typeof api.tasks.openTask>
/** Every task about one patient. */
export type TasksOfPatient = OutputOf<typeof api.tasks.listOfPatient>
/** A handover with its patients and tasks. */
export type HandoverView = OutputOf<typeof api.tasks.openHandover>

/** Which board: the kind, and of which role, team, ward or site. */
export interface BoardOf {
  readonly board: BoardKind
  readonly id?: string
}

/** Boards, tasks and handovers: each fetched and kept level while a screen looks at it, and nothing kept on the device. */
export interface TasksPart {
  board(of: BoardOf): Watching<Board>
  task(taskId: string): Watching<TaskView>
  ofPatient(patientId: string): Watching<TasksOfPatient>
  handover(handoverId: string): Watching<HandoverView>
  readonly handovers: Watching<MyHandovers>
}

export interface TasksHolding extends TasksPart {
  readonly follower: Follower
  /** What I am on duty for: when that is another, so is what I may see. */
  dutyIs(mine: MyDuty | null): void
}

interface TasksDeps {
  readonly clock: Clock
  readonly random: () => number
  personId(): string
  fetchBoard(of: BoardOf): Promise<Answer<Board>>
  fetchTask(taskId: string): Promise<Answer<TaskView>>
  fetchOfPatient(patientId: string): Promise<Answer<TasksOfPatient>>
  fetchHandover(handoverId: string): Promise<Answer<HandoverView>>
  fetchHandovers(): Promise<Answer<MyHandovers>>
}

export function createTasks(deps: TasksDeps): TasksHolding {
  const views = createViews(deps)
  const viewer = () => ({ personId: deps.personId() })

  const boardByKey = views.keyed('board', (key, shared) =>
    createView<Board>({
      ...shared,
      fetch: () => deps.fetchBoard(boardOf(key)),
      apply: (board, event) => applyToBoard(board, event, viewer()),
      reopens: () => false,
    }),
  )

  const task = views.keyed('task', (taskId, shared) => {
    const isAbout = (event: Delivered) => event.type === 'task.changed' && event.data.task.id === taskId
    const view = createView<TaskView>({
      ...shared,
      fetch: () => deps.fetchTask(taskId),
      apply(open, event) {
        // What was done to it comes with no event: it is asked for once more, and the task shown at once.
        if (isAbout(event) && isNext(open, event)) view.renew()
        return follow(open, event, (held) => withTask(held, event, taskId))
      },
      reopens: isAbout,
    })
    return view
  })

  const ofPatient = views.keyed('patient', (patientId, shared) => {
    const view = createView<TasksOfPatient>({
      ...shared,
      fetch: () => deps.fetchOfPatient(patientId),
      apply(open, event) {
        // In which order they stand is the server's to say.
        if (isNext(open, event) && concerns(open, event, patientId)) view.renew()
        return follow(open, event, (held) => held)
      },
      reopens: (event) => event.type === 'patient.changed' && event.data.patient.id === patientId,
    })
    return view
  })

  const handover = views.keyed('handover', (handoverId, shared) => {
    const isAbout = (event: Delivered) =>
      event.type === 'handover.changed' && event.data.handover.id === handoverId
    const view = createView<HandoverView>({
      ...shared,
      fetch: () => deps.fetchHandover(handoverId),
      apply(open, event) {
        // What cannot be handed over, and who could take it, hang on more than the handover itself.
        if (isNext(open, event) && (isAbout(event) || touches(open, event))) view.renew()
        return follow(open, event, (held) =>
          event.type === 'handover.changed' &&
          isAbout(event) &&
          event.data.handover.version > held.handover.version
            ? { ...held, handover: event.data.handover }
            : held,
        )
      },
      reopens: isAbout,
    })
    return view
  })

  const handovers = views.keyed('handovers', (_, shared) =>
    createView<MyHandovers>({
      ...shared,
      fetch: deps.fetchHandovers,
      apply: (mine, event) => applyToHandovers(mine, event, viewer()),
      reopens: () => false,
    }),
  )('mine')

  return {
    board: ({ board, id }) => boardByKey(id === undefined ? board : `${board} ${id}`),
    task,
    ofPatient,
    handover,
    handovers,
    dutyIs: views.dutyIs,
    follower: views.follower,
  }
}

/** The board that a key names: its kind, and of what. */
function boardOf(key: string): BoardOf {
  const [board, id] = key.split(' ')
  // The key was made from a board a moment ago.
  return id === undefined ? { board: board as BoardKind } : { board: board as BoardKind, id }
}

/** Keeps the position dense, and lays what an event says over what is held. */
function follow<Held extends { readonly position: number }>(
  held: Held,
  event: Delivered,
  lay: (held: Held) => Held,
): Replayed<Held> {
  if (event.seq <= held.position) return { outcome: 'already' }
  if (event.seq > held.position + 1) return { outcome: 'gap', expected: held.position + 1, found: event.seq }
  return { outcome: 'applied', state: { ...lay(held), position: event.seq } }
}

function isNext({ position }: { readonly position: number }, { seq }: Delivered): boolean {
  return seq === position + 1
}

function withTask(open: TaskView, event: Delivered, taskId: string): TaskView {
  if (event.type === 'patient.changed' && open.patient?.id === event.data.patient.id) {
    const { patient } = event.data
    return patient.version > open.patient.version ? { ...open, patient } : open
  }
  if (event.type !== 'task.changed' || event.data.task.id !== taskId) return open
  return { ...open, task: newerTask(open.task, event.data.task), patient: event.data.patient }
}

function concerns({ tasks }: TasksOfPatient, event: Delivered, patientId: string): boolean {
  if (event.type !== 'task.changed') return false
  const { task } = event.data
  return task.patientId === patientId || tasks.some(({ id }) => id === task.id)
}

function touches(open: HandoverView, event: Delivered): boolean {
  if (event.type === 'patient.changed') {
    const { patient } = event.data
    return patient.wardId === open.handover.wardId || open.patients.some(({ id }) => id === patient.id)
  }
  if (event.type !== 'task.changed') return false
  const { task } = event.data
  return open.tasks.some(({ id }) => id === task.id) || open.patients.some(({ id }) => id === task.patientId)
}
