import { type Operation, refusal } from '@baton/contract'
import { type Answer, misunderstood, unreachable } from './answer.ts'
import type { Clock, Fetch } from './ports.ts'

/** Longest wait for an answer, in ms. */
const patience = 15_000

export interface HttpRoad {
  readonly baseUrl: string
  readonly fetch: Fetch
  readonly clock: Clock
  /** Of every request. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Asks over HTTP: a command as `POST` with its id as `Idempotency-Key`, a query as `GET` with a query string.
 * Returns what the server sent, not yet parsed; refuses `unavailable` when it cannot be reached.
 */
export async function callOverHttp(
  road: HttpRoad,
  operation: Operation,
  input: unknown,
  id: string,
): Promise<Answer<unknown>> {
  const giveUp = new AbortController()
  const stop = road.clock.setTimer(patience, () => giveUp.abort())
  try {
    const [url, init] = requestOf(road, operation, input, id)
    const response = await road.fetch(url, { ...init, signal: giveUp.signal })
    const body: unknown = await response.json().catch(() => undefined)
    if (response.ok) return body === undefined ? misunderstood : { ok: true, value: body }
    const problem = refusal.safeParse(body)
    if (problem.success) return { ok: false, refusal: problem.data }
    // A proxy's own page in front of a server that is away.
    return response.status >= 500 ? unreachable : misunderstood
  } catch {
    return unreachable
  } finally {
    stop()
  }
}

function requestOf(
  { baseUrl, headers }: HttpRoad,
  operation: Operation,
  input: unknown,
  id: string,
): [string, RequestInit] {
  if (operation.kind === 'query') {
    const parameters = new URLSearchParams(textsOf(input))
    const search = parameters.size > 0 ? `?${parameters}` : ''
    return [`${baseUrl}${operation.path}${search}`, { method: 'GET', credentials: 'same-origin', headers }]
  }
  return [
    `${baseUrl}${operation.path}`,
    {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify(input),
    },
  ]
}

function textsOf(input: unknown): [string, string][] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  )
}
