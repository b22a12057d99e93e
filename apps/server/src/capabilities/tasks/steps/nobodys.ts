import type { Held } from '../held.ts'
import type { TaskRow } from '../store/tasks.ts'

/** A task that waits for somebody to take it, as if nobody had begun. */
export function nobodys({ row, words }: Held, change: Partial<TaskRow>): Held {
  const freed = { ownerId: null, nudgedId: null, acceptedAt: null, startedAt: null, holdUntil: null }
  return { row: { ...row, ...freed, ...change }, words: { ...words, hold: null } }
}
