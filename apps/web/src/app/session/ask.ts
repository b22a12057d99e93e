import { type InputOf, type Operation, type OutputOf, type Refusal, refusal } from '@baton/contract'
import { lineIsDown, lineIsUp } from './line.ts'
import { newCommandId } from './new-command-id.ts'

/** A refusal by the server, or that nothing could be heard from it. */
export type Failure =
  | Refusal
  | {
      readonly code: 'unreachable'
      readonly title: string
      readonly next: string
      readonly details?: undefined
    }

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** Told whenever the server says that nobody is signed in here. */
export const whenNotSignedIn: { tell: () => void } = { tell: () => {} }

export const unreachable: Failure = {
  code: 'unreachable',
  title: 'Baton cannot be reached.',
  next: 'Check that this device is on the network, then try again. If it is urgent, telephone.',
}

/**
 * Asks the server for one operation of the contract. Never throws: a refusal and a dead line are values.
 *
 * @param attempt the id of a command, to repeat one that may already have been done; a new one otherwise
 */
export async function ask<Asked extends Operation>(
  operation: Asked,
  input: InputOf<Asked>,
  { signal, attempt }: { signal?: AbortSignal | undefined; attempt?: string } = {},
): Promise<Answer<OutputOf<Asked>>> {
  const response = await send(operation, input, attempt, signal)
  if (!response) return { ok: false, failure: unreachable }
  lineIsUp()
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) {
    const value = operation.output.safeParse(body)
    // The output was parsed by this operation's own schema, which is what the type says.
    return value.success ? { ok: true, value: value.data as OutputOf<Asked> } : faulty()
  }
  const refused = refusal.safeParse(body)
  if (!refused.success) return response.status >= 502 ? { ok: false, failure: unreachable } : faulty()
  if (refused.data.code === 'not-signed-in') whenNotSignedIn.tell()
  return { ok: false, failure: refused.data }
}

async function send(
  operation: Operation,
  input: unknown,
  attempt: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Response | undefined> {
  try {
    return await fetch(urlOf(operation, input), {
      ...(operation.kind === 'command' ? commandRequest(input, attempt) : {}),
      credentials: 'same-origin',
      ...(signal ? { signal } : {}),
    })
  } catch {
    if (!signal?.aborted) lineIsDown()
    return undefined
  }
}

function urlOf(operation: Operation, input: unknown): string {
  if (operation.kind === 'command' || typeof input !== 'object' || input === null) return operation.path
  const asked = Object.entries(input).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${operation.path}?${search}` : operation.path
}

function commandRequest(input: unknown, attempt: string | undefined): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': attempt ?? newCommandId() },
    body: JSON.stringify(input),
  }
}

function faulty(): Answer<never> {
  return {
    ok: false,
    failure: {
      code: 'internal-error',
      title: 'Baton gave an answer that this page does not understand.',
      next: 'Reload the page. If it happens again, tell your administrator.',
    },
  }
}
