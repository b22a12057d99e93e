import { randomUUID } from 'node:crypto'
import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { ofOneHospital } from '../../tools/measure/of-one-hospital.ts'

/** A session over HTTP, as any program speaks the public protocol. */
export interface StaffSession {
  personId: string
  cookie: string
  /** What every request of it carries, for those that are no operation. */
  headers: { readonly cookie: string; readonly origin: string }
  call<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
}

/** Signs in as the people of the demonstration's hospital, one session each; those of other organisations are left out. */
export async function signInEveryone(url: string): Promise<StaffSession[]> {
  const response = await fetch(`${url}${api.identity.signInOptions.path}`)
  const options = api.identity.signInOptions.output.parse(await response.json())
  const people = ofOneHospital(options.demonstration?.people ?? [])
  const sessions: StaffSession[] = []
  for (const { personId } of people) sessions.push(await signIn(url, personId))
  return sessions
}

async function signIn(url: string, personId: string): Promise<StaffSession> {
  const operation = api.identity.signInAsDemonstrationPerson
  const response = await ask(url, operation, { personId }, '')
  if (!response.ok) throw new Error(`signing in was refused: ${response.status} ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
  return {
    personId,
    cookie,
    headers: { cookie, origin: url },
    async call(operation, input) {
      const answer = await ask(url, operation, input, cookie)
      if (!answer.ok) throw new Error(`${operation.name} was refused: ${await answer.text()}`)
      // Trusted: this is our own server's answer to its own contract, and parsing it is not what is measured.
      return (await answer.json()) as OutputOf<typeof operation>
    },
  }
}

function ask(url: string, operation: Operation, input: unknown, cookie: string): Promise<Response> {
  const headers = { cookie, origin: url, 'user-agent': `load ${randomUUID().slice(0, 4)}` }
  if (operation.kind === 'query') {
    const entries = Object.entries(input as Record<string, unknown>).map(([name, value]) => [
      name,
      String(value),
    ])
    return fetch(`${url}${operation.path}?${new URLSearchParams(Object.fromEntries(entries))}`, { headers })
  }
  return fetch(`${url}${operation.path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': uuidv7() },
    body: JSON.stringify(input),
  })
}
