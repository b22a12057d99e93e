import { placeOf } from '@baton/domain/tasks/rank'
import type { TaskParts } from '../parts.ts'
import { siteOf } from '../places.ts'
import type { Deed } from '../steps/deed.ts'
import { openTasks } from '../steps/open-tasks.ts'
import { ringNews } from '../steps/ring.ts'
import { auditTask } from '../steps/tell.ts'
import { markReminded } from '../store/reminders.ts'
import type { TaskRow } from '../store/tasks.ts'

/**
 * Reminds of a task past its time, once: whoever has it, or, where nobody has who can be reached, those of whom it is
 * asked, whoever asked and the coordinators (TSK27). The task itself does not change.
 */
export async function remind(deed: Deed, parts: TaskParts, taskId: string): Promise<void> {
  const { transaction, at } = deed
  const [opened] = await openTasks(deed, parts, [taskId])
  if (opened === undefined || !(await markReminded(transaction, taskId, at))) return
  const { held, concerned } = opened
  const { row, patient } = held
  const owner = await ownerThere(deed, parts, row)
  await ringNews(deed, parts, row, {
    news: owner === null ? 'overdue, and nobody has it' : 'overdue',
    urgency: 'soon',
    personIds: owner === null ? await whoCanSeeToIt() : [owner],
    about: row.dueAt.toISOString(),
  })
  auditTask(deed, held)

  async function whoCanSeeToIt(): Promise<string[]> {
    const siteId = siteOf(await parts.people.allPlaces(transaction), placeOf(row, patient))
    return [...concerned.asked, row.requestedBy, ...(await parts.duty.coordinatorsOf(transaction, siteId))]
  }
}

/** Whoever has it, if they can be reached. */
async function ownerThere(
  { transaction, at }: Deed,
  { duty }: TaskParts,
  row: TaskRow,
): Promise<string | null> {
  if (row.ownerId === null) return null
  const reachable = await duty.reachableAmong(transaction, [row.ownerId], at)
  return reachable.has(row.ownerId) ? row.ownerId : null
}
