import type { Operation, OutputOf, ParsedInputOf } from '@baton/contract'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Answer, refuse } from '../../platform/operations/answer.ts'
import { type Handler, handleDirectly, type Reading } from '../../platform/operations/handler.ts'
import { auditLook } from '../../platform/operations/write-down-look.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import type { PatientsParts } from './parts.ts'

/** Somebody looking at patients. */
export interface Looking extends Reading {
  /** Where the viewer's own stream stands; nothing is added to it until this look is over. */
  readonly position: number
  /** Says what was shown, for the audit log; never what was typed (PAT17). */
  saw(kind: string, ids: readonly string[]): void
}

/**
 * Handles a question about patients. A look is written down as a change is, in the chain of who looks, with what they
 * saw or what was refused to them.
 */
export function handleLook<O extends Operation<'query'>>(
  operation: O,
  { database }: Pick<PatientsParts, 'database'>,
  run: (looking: Looking, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return handleDirectly(operation, async ({ caller: { viewer }, at }, input) => {
    if (viewer === null) return refuse('not-signed-in')
    const { organisationId, personId } = viewer
    return inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      await streams.lock([personId])
      const subjects: { kind: string; id: string }[] = []
      const answered = await run(
        {
          viewer,
          at,
          transaction,
          position: streams.position({ kind: 'person', id: personId }),
          saw: (kind, ids) => subjects.push(...ids.map((id) => ({ kind, id }))),
        },
        input,
      )
      auditLook(streams, { viewer, at, operation, answered, subjects })
      streams.flush()
      return answered
    })
  })
}
