import type { RungTarget, Sbar, TaskStep } from '@baton/contract'
import type { Held } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { insertStep } from '../store/steps.ts'
import { openToSeal, sealStepBefore, sealStepWords } from '../words.ts'
import type { Deed } from './deed.ts'

/** Something that was done to a task, for its history. */
export interface Done {
  readonly act: TaskStep['act']
  readonly words?: string | null
  /** What the SBAR said until now. */
  readonly before?: Sbar | null
  readonly to?: RungTarget | null
  /** What came with it, in this order. */
  readonly fileIds?: readonly string[]
  /** Who did it, where that is not who acts. */
  readonly by?: string | null
}

/** Writes down what was done; returns the task with one step more. */
export async function addStep(deed: Deed, parts: TaskParts, held: Held, done: Done): Promise<Held> {
  const { transaction, organisationId, personId, at } = deed
  const { row } = held
  const number = row.steps + 1
  const words = done.words ?? null
  const before = done.before ?? null
  const scope = await openToSeal(transaction, parts.vault, organisationId)
  insertStep(transaction, {
    taskId: row.id,
    number,
    organisationId,
    at,
    by: done.by === undefined ? personId : done.by,
    act: done.act,
    words: words === null ? null : sealStepWords(parts.vault, scope, row.id, number, words),
    before: before === null ? null : sealStepBefore(parts.vault, scope, row.id, number, before),
    toKind: done.to?.kind ?? null,
    toId: done.to?.id ?? null,
    fileIds: done.fileIds ?? [],
  })
  const comments = row.comments + (done.act === 'commented' ? 1 : 0)
  return { ...held, row: { ...row, steps: number, comments } }
}
