import type { Delivered, Operation, OperationName } from '@baton/contract'
import { may, mayVisitorTry, type Relationship } from '@baton/domain'
import type { z } from 'zod'
import { BlobsUnreachable } from '../blobs/index.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { inSnapshot, inTransaction } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import { type Answer, refuse } from './answer.ts'
import { Change } from './change.ts'
import type { Handler } from './handler.ts'
import type { Receipts } from './receipts.ts'
import type { Caller, Viewer } from './viewer.ts'

export interface DispatcherParts {
  handlers: readonly Handler[]
  database: Database
  receipts: Receipts
  clock: Clock
  log: Log
  /** Told after a commit, with the events in the order of their streams. */
  publish: (organisationId: string, delivered: readonly Delivered[]) => void
  /** Told of every answer, for the figures. */
  measure?: (operation: string, outcome: string, durationMs: number) => void
}

export type Dispatch = (
  operation: Operation,
  input: unknown,
  caller: Caller,
  commandId: string,
) => Promise<Answer<unknown>>

/** Attempts at a transaction that another one stood in the way of. */
const attempts = 5

/**
 * The one way in for HTTP and socket alike: checks the caller against the permission table, parses the input with
 * the contract, runs the handler, and publishes what happened once it is committed.
 *
 * @throws never: a fault becomes `internal-error` or `unavailable`, and is logged with its operation and id
 */
export function createDispatcher(parts: DispatcherParts): Dispatch {
  const byName = new Map(parts.handlers.map((handler) => [handler.operation.name, handler]))
  return async (operation, input, caller, commandId) => {
    const started = performance.now()
    const answer = await dispatch().catch((error: unknown) => explain(parts.log, error, operation, commandId))
    parts.measure?.(operation.name, answer.ok ? 'done' : answer.refusal.code, performance.now() - started)
    return answer

    async function dispatch(): Promise<Answer<unknown>> {
      const handler = byName.get(operation.name)
      if (handler === undefined) return refuse('not-found')
      if (operation.caller === 'person' && caller.viewer === null) return refuse('not-signed-in')
      if (!mayTry(operation, caller)) return refuse('not-found')
      const parsed = operation.input.safeParse(input)
      if (!parsed.success) return refuse('bad-input', describe(parsed.error))
      return run(parts, handler, parsed.data as never, caller, commandId)
    }
  }
}

/** The floor of the table: what a relationship to a thing decides, the handler checks when it has fetched the thing. */
function mayTry(operation: Operation, caller: Caller): boolean {
  // The operation comes from the contract, whose names are these.
  const name = operation.name as OperationName
  if (caller.viewer?.visitor && !mayVisitorTry(name)) return false
  const possible: Relationship[] = ['anyone']
  if (caller.viewer !== null)
    possible.push('person', 'self', 'member', 'author', 'holder', 'paged', 'onlooker')
  if (caller.viewer?.administrator) possible.push('administrator')
  return may(name, possible)
}

async function run(
  parts: DispatcherParts,
  handler: Handler,
  input: never,
  caller: Caller,
  commandId: string,
): Promise<Answer<unknown>> {
  const at = parts.clock.now()
  if (handler.form === 'direct') return handler.run({ caller, at, commandId }, input)
  const { viewer } = caller
  if (viewer === null) return refuse('not-signed-in')
  if (handler.form === 'query') {
    return inSnapshot(parts.database.app, viewer.organisationId, (transaction) =>
      handler.run({ viewer, at, transaction }, input),
    )
  }
  return runCommand(parts, handler, input, viewer, commandId, at)
}

async function runCommand(
  parts: DispatcherParts,
  handler: Handler & { form: 'command' },
  input: never,
  viewer: Viewer,
  commandId: string,
  at: Date,
): Promise<Answer<unknown>> {
  const operation = handler.operation.name
  for (let attempt = 1; ; attempt += 1) {
    try {
      const delivered: Delivered[] = []
      let done: Change | undefined
      const outcome = await inTransaction(parts.database.app, viewer.organisationId, async (transaction) => {
        const asked = { commandId, viewer, operation, input, at }
        const earlier = await parts.receipts.find(transaction, asked)
        if (earlier !== null) return earlier
        const change = new Change({ viewer, at, commandId, operation, transaction })
        const result = await handler.run(change, input)
        if (!result.ok) throw new Refused(result)
        if (!change.accountedFor) throw new Error(`${operation} changed something without an audit leaf`)
        change.streams.flush()
        await parts.receipts.keep(transaction, asked, result.value)
        delivered.push(...change.streams.delivered)
        done = change
        return result
      })
      done?.committed()
      if (delivered.length > 0) parts.publish(viewer.organisationId, delivered)
      return outcome
    } catch (error) {
      if (error instanceof Refused) return error.answer
      if (!stoodInTheWay(error)) throw error
      if (attempt < attempts) continue
      // The id is another organisation's: row-level security hides its row, and the key is still taken.
      if (codeOf(error) === '23505') return refuse('conflict')
      throw error
    }
  }
}

/** Rolls a refused command back: a refusal leaves nothing behind. */
class Refused extends Error {
  readonly answer: Answer<never>

  constructor(answer: Answer<never>) {
    super('refused')
    this.answer = answer
  }
}

/** Serialisation failure, deadlock, or the same command at the same moment on another road: worth another attempt. */
function stoodInTheWay(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01' || code === '23505'
}

function explain(log: Log, error: unknown, operation: Operation, commandId: string): Answer<never> {
  const unreachable = isUnreachable(error)
  log.error(
    { operation: operation.name, commandId, err: error },
    unreachable ? 'database or blobs unreachable' : 'operation failed',
  )
  return refuse(unreachable ? 'unavailable' : 'internal-error')
}

/** Connection lost, refused or timed out, or PostgreSQL or the store of blobs starting, stopping, or without room. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof BlobsUnreachable) return true
  const code = codeOf(error)
  if (code !== undefined) return /^(08|53|57)/.test(code) || /^(ECONN|ENOENT|EPIPE|ETIMEDOUT)/.test(code)
  return error instanceof Error && /connection|timeout exceeded/i.test(error.message)
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

function describe(error: z.ZodError): { path: string; problem: string }[] {
  return error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.').slice(0, 80), problem: problemOf(issue) }))
}

/** Zod's sentence, unless it would repeat what was sent. */
function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'has parts that are not known'
  return issue.message.slice(0, 200)
}
