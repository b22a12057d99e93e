import type { Operation } from '@baton/contract'
import type { Database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { StreamWriter } from '../streams/stream-writer.ts'
import type { Answer } from './answer.ts'
import type { Viewer } from './viewer.ts'

/** A look as the audit log keeps it: who, when, by which question, at what, or why not. */
export interface Look {
  readonly viewer: Viewer
  readonly at: Date
  readonly operation: Operation
  readonly answered: Answer<unknown>
  /** What was shown; never what was typed. */
  readonly subjects: { kind: string; id: string }[]
}

/** Writes a look down in the chain of who looks, whose stream is locked. */
export function auditLook(streams: StreamWriter, { viewer, at, operation, answered, subjects }: Look): void {
  const { organisationId, personId } = viewer
  streams.audit({
    at,
    organisationId,
    streamId: personId,
    actor: personId,
    action: operation.name,
    subjects,
    commandId: null,
    commitment: null,
    ...(answered.ok ? {} : { outcome: answered.refusal.code }),
  })
}

/** The same in a transaction of its own, for what was read in a snapshot before. */
export async function writeDownLook(database: Database, look: Look): Promise<void> {
  await inTransaction(database.app, look.viewer.organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([look.viewer.personId])
    auditLook(streams, look)
    streams.flush()
  })
}
