import type {
  api,
  Delivered,
  OutputOf,
  Patient,
  patientPersonEvents,
  Task,
  taskPersonEvents,
} from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'
import { isOnBoard } from './board.ts'
import { byRank } from './rank.ts'

/** A board with its tasks, as `tasks.openBoard` answers. */
export type Board = OutputOf<typeof api.tasks.openBoard>

/** A board after an event of the viewer's own stream (RT13, TSK14); other streams change nothing. */
export function applyToBoard(board: Board, delivered: Delivered, viewer: Viewer): Replayed<Board> {
  return isOn('person', delivered) ? replay(effects, board, delivered, viewer) : already
}

/** Of two states of one task the newer one, whichever way each came. */
export function newerTask(held: Task | undefined, come: Task): Task {
  return held && held.version >= come.version ? held : come
}

type Own = keyof typeof taskPersonEvents | 'patient.changed' | 'patient.closed'
type Unrelated = Exclude<keyof typeof patientPersonEvents, Own>

const effects: Effects<'person', Board, Own | Unrelated> = {
  'task.changed': (board, { task, patient }, { personId }) => {
    const held = board.tasks.find(({ id }) => id === task.id)
    const others = board.tasks.filter(({ id }) => id !== task.id)
    const patients = patient === null ? board.patients : withPatient(board.patients, patient)
    return settled({ ...board, tasks: [...others, newerTask(held, task)], patients }, personId)
  },
  'patient.changed': (board, { patient }, { personId }) =>
    board.patients.some(({ id }) => id === patient.id)
      ? settled({ ...board, patients: withPatient(board.patients, patient) }, personId)
      : board,
  // What can be done from home is shown to whoever may take it, related to its patient or not (TSK20).
  'patient.closed': (board, { patientId }, { personId }) =>
    board.scope.board === 'remote'
      ? board
      : settled({ ...board, tasks: board.tasks.filter((task) => task.patientId !== patientId) }, personId),
  'handover.changed': (board) => board,
  'list.changed': (board) => board,
  'list.closed': (board) => board,
}

/** Only what belongs on the board, in its order, with whom it is about. */
function settled(board: Board, personId: string): Board {
  const known = new Map(board.patients.map((patient) => [patient.id, patient]))
  const tasks = board.tasks.filter((task) =>
    isOnBoard(board.scope, task, known.get(task.patientId ?? '') ?? null, personId),
  )
  const about = new Set(tasks.map(({ patientId }) => patientId))
  return {
    ...board,
    tasks: tasks.sort(byRank),
    patients: board.patients.filter(({ id }) => about.has(id)).sort(byId),
  }
}

function withPatient(patients: readonly Patient[], come: Patient): Patient[] {
  const held = patients.find(({ id }) => id === come.id)
  const newer = held && held.version >= come.version ? held : come
  return [...patients.filter(({ id }) => id !== come.id), newer]
}

function byId(a: Patient, b: Patient): number {
  return a.id < b.id ? -1 : 1
}
