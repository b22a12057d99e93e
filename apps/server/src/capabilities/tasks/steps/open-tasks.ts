import { holdStill } from '../../../platform/streams/store.ts'
import { type Concerned, concernedWith } from '../audience.ts'
import { holdTasks, type Shown, showTasks } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { lockTasks, readTasks } from '../store/tasks.ts'
import type { Deed } from './deed.ts'

/** A task that is about to change: locked, with whom it concerns. */
export interface OpenedTask {
  readonly held: Shown
  readonly concerned: Concerned
}

/**
 * Locks everything that a change touches, in the one order that every change keeps: the rota is held still, then the
 * streams of everyone who is or will be told, then the tasks themselves. In the order of their ids; one that is not here
 * is left out.
 *
 * @param more people who will be told besides
 */
export async function openTasks(
  deed: Deed,
  parts: TaskParts,
  ids: readonly string[],
  more: readonly string[] = [],
): Promise<OpenedTask[]> {
  const { transaction, organisationId, streams } = deed
  if (ids.length === 0) return []
  await holdStill(transaction, organisationId)
  const seen = await show(deed, parts, await readTasks(transaction, ids))
  await streams.lock([...seen.flatMap(({ concerned }) => [...concerned.all]), ...more])
  const rows = await lockTasks(transaction, ids)
  const versions = new Map(seen.map(({ held }) => [held.row.id, held.row.version]))
  const opened = rows.every(({ id, version }) => versions.get(id) === version)
    ? seen
    : await show(deed, parts, rows)
  // They changed while we waited for them: whom they concern now may be others.
  if (opened !== seen) await streams.lock(opened.flatMap(({ concerned }) => [...concerned.all]))
  return opened.sort((a, b) => (a.held.row.id < b.held.row.id ? -1 : 1))
}

/** Tasks with whom they concern. */
export async function show(
  { transaction }: Pick<Deed, 'transaction'>,
  parts: TaskParts,
  rows: Parameters<typeof holdTasks>[2],
): Promise<OpenedTask[]> {
  const shown = await showTasks(transaction, parts, await holdTasks(transaction, parts, rows))
  const concerned = await concernedWith(transaction, parts, shown)
  return shown.flatMap((held, index) => {
    const whom = concerned[index]
    return whom === undefined ? [] : { held, concerned: whom }
  })
}
