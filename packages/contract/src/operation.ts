import { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

/**
 * An operation is the one description of something a client may ask: its name, what goes in, what comes out and how
 * it may be refused. HTTP routes, socket commands, OpenAPI and the typed client are all derived from it.
 *
 * A command changes something: `POST /api/<capability>/<verb>` with header `Idempotency-Key: <UUIDv7>`, or a
 * `command` frame on the socket. A query changes nothing: `GET /api/<capability>/<question>?…`.
 */
export interface Operation<
  Kind extends 'command' | 'query' = 'command' | 'query',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Name extends string = string,
> {
  readonly kind: Kind
  /** For example `messaging.sendMessage`. */
  readonly name: Name
  /** For example `/api/messaging/send-message`. */
  readonly path: string
  readonly summary: string
  readonly input: Input
  readonly output: Output
  readonly refusals: readonly RefusalCode[]
  /** `anyone` needs no session: signing in and what the sign-in page shows. */
  readonly caller: 'anyone' | 'person'
}

export type InputOf<O extends Operation> = z.input<O['input']>
export type ParsedInputOf<O extends Operation> = z.output<O['input']>
export type OutputOf<O extends Operation> = z.output<O['output']>

interface Description<Input extends z.ZodType, Output extends z.ZodType> {
  summary: string
  input: Input
  output: Output
  refusals?: readonly RefusalCode[]
  caller?: 'anyone' | 'person'
}

/** Describes a command. `name` is `<capability>.<verb>`. */
export function command<const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  name: Name,
  description: Description<Input, Output>,
): Operation<'command', Input, Output, Name> {
  return describe('command', name, description)
}

/** Describes a query. Its input is flat, because it travels in a query string. */
export function query<const Name extends string, Input extends z.ZodType, Output extends z.ZodType>(
  name: Name,
  description: Description<Input, Output>,
): Operation<'query', Input, Output, Name> {
  return describe('query', name, description)
}

function describe<
  Kind extends 'command' | 'query',
  Name extends string,
  Input extends z.ZodType,
  Output extends z.ZodType,
>(kind: Kind, name: Name, description: Description<Input, Output>): Operation<Kind, Input, Output, Name> {
  const always: RefusalCode[] = ['bad-input', 'unavailable', 'internal-error']
  if (description.caller !== 'anyone') always.push('not-signed-in')
  return {
    kind,
    name,
    path: pathOf(name),
    summary: description.summary,
    input: description.input,
    output: description.output,
    refusals: [...new Set([...(description.refusals ?? []), ...always])],
    caller: description.caller ?? 'person',
  }
}

function pathOf(name: string): string {
  const [capability = '', verb = ''] = name.split('.')
  return `/api/${capability}/${verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Nothing to say beyond "done". */
export const done = z.strictObject({})
/** A query without parameters. */
export const nothing = z.strictObject({})
