import type { Operation, OutputOf, ParsedInputOf } from '@baton/contract'
import type { Transaction } from '../database/transaction.ts'
import type { Answer } from './answer.ts'
import type { Change } from './change.ts'
import type { Caller, Viewer } from './viewer.ts'

/** What a query may use: a snapshot of the viewer's organisation. */
export interface Reading {
  readonly viewer: Viewer
  readonly at: Date
  readonly transaction: Transaction
}

/** What a request to a `direct` handler carries, when it makes its own transaction. */
export interface Request {
  readonly caller: Caller
  readonly at: Date
  /** The command's id; a new one for a query. */
  readonly commandId: string
}

export type Handler =
  | { form: 'command'; operation: Operation; run: (change: Change, input: never) => Promise<Answer<unknown>> }
  | { form: 'query'; operation: Operation; run: (reading: Reading, input: never) => Promise<Answer<unknown>> }
  | {
      form: 'direct'
      operation: Operation
      run: (request: Request, input: never) => Promise<Answer<unknown>>
    }

/** Handles a command in one transaction: what it saves, appends and audits commits together or not at all. */
export function handleCommand<O extends Operation<'command'>>(
  operation: O,
  run: (change: Change, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return { form: 'command', operation, run }
}

/** Handles a query in one read-only snapshot. */
export function handleQuery<O extends Operation<'query'>>(
  operation: O,
  run: (reading: Reading, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return { form: 'query', operation, run }
}

/**
 * Handles an operation that makes its own transactions: signing in, which belongs to no viewer yet, and sending a
 * message, which commits together with others. It owes the same promises (rules RT1 and RT2).
 */
export function handleDirectly<O extends Operation>(
  operation: O,
  run: (request: Request, input: ParsedInputOf<O>) => Promise<Answer<OutputOf<O>>>,
): Handler {
  return { form: 'direct', operation, run }
}
