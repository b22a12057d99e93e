import type { Delivered, Task } from '@baton/contract'
import { taskTypes } from '../words/task-types.ts'

/** What somebody must hear at once, wherever they are on the screen. */
export interface TaskNews {
  /** One piece of news is said once. */
  readonly key: string
  readonly taskId: string
  readonly words: string
  readonly tone: 'good' | 'bad' | 'plain'
}

const outcomes: Partial<Record<Task['status'], { readonly word: string; readonly tone: TaskNews['tone'] }>> =
  {
    completed: { word: 'Done', tone: 'good' },
    failed: { word: 'Could not be done', tone: 'bad' },
    rejected: { word: 'Declined', tone: 'bad' },
  }

/**
 * What an event is to a person: what came of what they asked for, or that a coordinator asks them to take something.
 * What they did themselves is no news, and nothing names a patient.
 */
export function newsOf(event: Delivered, viewerId: string): TaskNews | null {
  if (event.type !== 'task.changed' || event.by === viewerId) return null
  const { task } = event.data
  const what = `${taskTypes[task.type].name}, ${task.reason}`
  if (task.nudgedId === viewerId && task.ownerId === null) {
    return {
      key: `${task.id} nudged`,
      taskId: task.id,
      words: `Can you take this? ${what}`,
      tone: 'plain',
    }
  }
  const outcome = outcomes[task.status]
  if (!outcome || task.requestedBy !== viewerId || task.reviewedAt !== null) return null
  return {
    key: `${task.id} ${task.status} ${task.endedAt}`,
    taskId: task.id,
    words: `${outcome.word}: ${what}`,
    tone: outcome.tone,
  }
}
