import type { Operation, OutputOf, ParsedInputOf } from '@baton/contract'
import { inSnapshot } from '../../platform/database/transaction.ts'
import { type Answer, refuse } from '../../platform/operations/answer.ts'
import { type Handler, handleDirectly, type Reading } from '../../platform/operations/handler.ts'
import { writeDownLook } from '../../platform/operations/write-down-look.ts'
import type { TaskParts } from './parts.ts'

/** Somebody looking at tasks, and so at patients. */
export interface Looking extends Reading {
  /** Says what was shown, for the audit log. */
  saw(kind: string, ids: Iterable<string | null>): void
}

type Subjects = { kind: string; id: string }[]

/**
 * Handles a question whose answer shows patients: it is written down in the chain of who looks before it is given
 * (PAT17), with what they saw or what was refused to them. A board of thousands is read in a snapshot first, so that
 * nobody's change waits for it on the stream of who looks.
 */
export function handleLook<O extends Operation<'query'>>(
  operation: O,
  { database }: Pick<TaskParts, 'database'>,
  run: (looking: Looking, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return handleDirectly(operation, async ({ caller: { viewer }, at }, input) => {
    if (viewer === null) return refuse('not-signed-in')
    const subjects: Subjects = []
    const saw: Looking['saw'] = (kind, ids) => {
      for (const id of new Set(ids)) if (id !== null) subjects.push({ kind, id })
    }
    const answered = await inSnapshot(database.app, viewer.organisationId, (transaction) =>
      run({ viewer, at, transaction, saw }, input),
    )
    const showsNobody = answered.ok && !subjects.some(({ kind }) => kind === 'patient')
    if (!showsNobody) await writeDownLook(database, { viewer, at, operation, answered, subjects })
    return answered
  })
}
