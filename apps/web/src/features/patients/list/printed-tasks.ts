import type { SaidInHandover, Task } from '@baton/contract'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { untilWords } from '../../duty/words/until-words.ts'
import { taskLook } from '../../tasks/words/task-look.ts'
import { taskTypes } from '../../tasks/words/task-types.ts'
import { personName, type UrgentNaming } from '../../urgent/words/targets.ts'

/** More would push the next patients off the page: the rest is counted. */
const most = 6

/** What is to be done for one patient, as it stands on paper. */
export interface PrintedTasks {
  readonly tasks: readonly {
    readonly id: string
    /** “Urgent”, “Emergency”; empty for what does not press. */
    readonly pressing: string
    /** “Bloods: potassium again” */
    readonly what: string
    /** “by 14:30, Dr Tom Reilly”: paper does not count down. */
    readonly when: string
  }[]
  readonly more: number
  readonly ifThen: { readonly words: string; readonly from: string } | null
}

/** The open tasks of a patient in their order, and what the last handover says to do if something happens. */
export function printedTasks(
  patientId: string,
  { tasks, said }: { readonly tasks: readonly Task[]; readonly said: readonly SaidInHandover[] },
  { naming, now }: { readonly naming: UrgentNaming; readonly now: Date },
): PrintedTasks {
  // On paper nobody is “you”.
  const onPaper = { ...naming, viewerId: '' }
  const own = tasks.filter((task) => task.patientId === patientId)
  const last = said.find((one) => one.patientId === patientId)
  return {
    tasks: own.slice(0, most).map((task) => ({
      id: task.id,
      pressing: pressingWord(task),
      what: whatWords(task),
      when: `${dueWords(task, now)}, ${task.ownerId === null ? 'nobody has it' : personName(task.ownerId, onPaper)}`,
    })),
    more: Math.max(0, own.length - most),
    ifThen: last === undefined || last.ifThen.trim() === '' ? null : ifThenOf(last, onPaper),
  }
}

function whatWords({ type, reason }: Task): string {
  const { name } = taskTypes[type]
  return reason === name ? name : `${name}: ${reason}`
}

function pressingWord(task: Task): string {
  const { word, tone } = taskLook(task)
  return tone === 'urgent' || tone === 'emergency' ? word : ''
}

function dueWords({ dueAt }: Task, now: Date): string {
  return `${Date.parse(dueAt) < now.getTime() ? 'was due' : 'by'} ${untilWords(dueAt, now)}`
}

function ifThenOf(
  { ifThen, fromPersonId, at }: SaidInHandover,
  naming: UrgentNaming,
): PrintedTasks['ifThen'] {
  return { words: ifThen, from: `${personName(fromPersonId, naming)}, ${asDateAndClock(new Date(at))}` }
}
