import type { Delivered, StreamKind } from '@baton/contract'
import type { NewLeaf } from '../audit/leaf.ts'
import type { Transaction } from '../database/transaction.ts'
import { type NewEvent, type StreamRef, StreamWriter } from '../streams/stream-writer.ts'
import type { Viewer } from './viewer.ts'

/** What was done, for the audit log: to what, and a keyed commitment to its content where there is some. */
export interface Audited {
  subjects: NewLeaf['subjects']
  commitment?: Buffer
}

/**
 * One command's transaction. A handler locks the streams it will write to, fetches through the viewer, asks the
 * domain, saves rows, appends events and audits; all of it commits together.
 */
export class Change {
  readonly viewer: Viewer
  readonly at: Date
  readonly commandId: string
  readonly operation: string
  readonly transaction: Transaction
  readonly streams: StreamWriter
  readonly #afterCommit: (() => void)[] = []
  #unchanged = false

  constructor(given: Pick<Change, 'viewer' | 'at' | 'commandId' | 'operation' | 'transaction'>) {
    this.viewer = given.viewer
    this.at = given.at
    this.commandId = given.commandId
    this.operation = given.operation
    this.transaction = given.transaction
    this.streams = new StreamWriter(given.transaction)
  }

  /** See `StreamWriter.lock`. */
  lock(...ids: string[]): Promise<Set<string>> {
    return this.streams.lock(ids)
  }

  /** Appends an event by the viewer, now. */
  append<Kind extends StreamKind>(ref: StreamRef<Kind>, event: NewEvent<Kind>): Delivered<Kind> {
    const { organisationId, personId } = this.viewer
    return this.streams.append(ref, event, { organisationId, personId, at: this.at })
  }

  /** Writes the audit leaf of this command to a locked stream's chain. */
  audit(ref: StreamRef, audited: Audited): void {
    this.streams.audit({
      at: this.at,
      organisationId: this.viewer.organisationId,
      streamId: ref.id,
      actor: this.viewer.personId,
      action: this.operation,
      subjects: audited.subjects,
      commandId: this.commandId,
      commitment: audited.commitment ?? null,
    })
  }

  /** Says that things already stood as the command wants them: the one reason to commit without an audit leaf. */
  unchanged(): void {
    this.#unchanged = true
  }

  /** Does something outside the database once the command is committed; not when it is refused or asked again. */
  afterCommit(task: () => void): void {
    this.#afterCommit.push(task)
  }

  /** For the dispatcher alone: the transaction is committed. */
  committed(): void {
    for (const task of this.#afterCommit) task()
  }

  /** Whether the command may commit: everything that changes is audited. */
  get accountedFor(): boolean {
    return this.#unchanged || this.streams.audited
  }
}
