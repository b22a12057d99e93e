import type { Patient, Task } from '@baton/contract'
import { pressingNews2 } from './pressing.ts'
import { isOpenTask } from './status.ts'

/**
 * Which of two tasks stands first (TSK12): what a ladder is climbed for and nobody has accepted, an emergency, the
 * higher NEWS2, what is due first (what is overdue was due before everything else), the older. The clock is not asked,
 * so that nothing moves under a finger while time passes.
 */
export function byRank(a: Task, b: Task): number {
  return (
    Number(!isOpenTask(a)) - Number(!isOpenTask(b)) ||
    escalated(b) - escalated(a) ||
    Number(b.priority === 'stat') - Number(a.priority === 'stat') ||
    pressingNews2(b) - pressingNews2(a) ||
    compare(a.dueAt, b.dueAt) ||
    compare(a.requestedAt, b.requestedAt) ||
    compare(a.id, b.id)
  )
}

/** Whether an open task is past its time. */
export function isOverdue(task: Pick<Task, 'status' | 'dueAt'>, at: Date): boolean {
  return isOpenTask(task) && new Date(task.dueAt) < at
}

/** Where a task is: wherever its patient is now, or its own place. */
export function placeOf(task: Pick<Task, 'placeId'>, patient: Pick<Patient, 'wardId'> | null): string | null {
  return patient === null ? task.placeId : patient.wardId
}

/** Ranked tasks of one ward, so that one walk does them. */
export interface WardGroup {
  readonly placeId: string | null
  readonly tasks: readonly Task[]
}

/** Ranked tasks by where they are; the ward with the most pressing one first (TSK13). */
export function groupByWard(ranked: readonly Task[], patients: readonly Patient[]): WardGroup[] {
  const known = new Map(patients.map((patient) => [patient.id, patient]))
  const groups = Map.groupBy(ranked, (task) => placeOf(task, known.get(task.patientId ?? '') ?? null))
  return [...groups].map(([placeId, tasks]) => ({ placeId, tasks }))
}

/** The ladder has run out, or is being climbed: 2 and 1; otherwise 0. */
function escalated({ escalation }: Task): number {
  if (escalation === 'exhausted') return 2
  return escalation === 'running' ? 1 : 0
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
