import type { Task } from '@baton/contract'
import { ladderOf } from '@baton/domain/tasks/pressing'
import { type UrgencyLook, urgencies } from '../../urgent/words/urgencies.ts'

/** How much a task presses, drawn as everything urgent is: a ladder is climbed for what is urgent or an emergency. */
export function taskLook(task: Pick<Task, 'type' | 'within' | 'sbar'>): UrgencyLook {
  const ladder = ladderOf(task)
  if (ladder !== null) return urgencies[ladder]
  return task.within === '2-h' ? urgencies.soon : urgencies.routine
}
