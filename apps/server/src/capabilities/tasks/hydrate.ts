import type { taskPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import { holdTasks, type Presenting, present, showTasks } from './held.ts'
import { readTasks } from './store/tasks.ts'

/** The events of tasks themselves, on people's own streams. */
export const taskEvents: ReadonlySet<string> = new Set<keyof typeof taskPersonEvents>(['task.changed'])

const stored = z.object({ taskId: z.string() })

/** What stored events of tasks say now, one for one: the log keeps ids, and each carries the task as it is today. */
export async function hydrateTasks(
  transaction: Transaction,
  parts: Presenting,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).taskId)
  const held = await holdTasks(transaction, parts, await readTasks(transaction, [...new Set(ids)]))
  const shown = await showTasks(transaction, parts, held)
  const found = new Map(shown.map((one) => [one.row.id, { task: present(one), patient: one.patient }]))
  return events.map(({ type }, index) => ({ type, data: found.get(ids[index] ?? '') }))
}
