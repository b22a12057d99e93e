import { api, refusal } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hospital, openHospital } from '../../packages/client/test/hospital.ts'
import { canary, type HostileRequest, hostileRequests } from './hostile-inputs.ts'

let hospital: Hospital
let cookie: string

beforeAll(async () => {
  hospital = await openHospital()
  cookie = await signIn(hospital.people.amina)
})
afterAll(() => hospital.close())

async function signIn(personId: string): Promise<string> {
  const response = await fetch(`${hospital.baseUrl}${api.identity.signInAsDemonstrationPerson.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7() },
    body: JSON.stringify({ personId }),
  })
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function send(
  request: HostileRequest,
  session: string,
): Promise<{ status: number; type: string; text: string }> {
  const { operation, method, query, headers, body } = request
  const response = await fetch(`${hospital.baseUrl}${operation.path}${query}`, {
    method,
    headers: { ...(session ? { cookie: session } : {}), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  }
}

test.each([
  ['someone signed in', () => cookie],
  ['a stranger', () => ''],
])(
  'a thousand hostile requests by %s are refused with clear codes and repeat nothing',
  { timeout: 120_000 },
  async (_who, session) => {
    const wrong: string[] = []
    for (const request of hostileRequests(1_000)) {
      const { status, type, text } = await send(request, session())
      const named = `${request.operation.name}, ${request.about}: ${status} ${text.slice(0, 120)}`
      if (status >= 500) wrong.push(`a fault of ours: ${named}`)
      if (text.includes(canary)) wrong.push(`repeats what was sent: ${named}`)
      if (/\bat .+:\d+:\d+|node_modules|select |PostgreSQL/i.test(text))
        wrong.push(`shows our insides: ${named}`)
      if (status >= 400 && status !== 405 && !type.startsWith('application/problem+json'))
        wrong.push(`no refusal: ${named}`)
      if (
        status >= 400 &&
        type.startsWith('application/problem+json') &&
        !refusal.safeParse(JSON.parse(text)).success
      ) {
        wrong.push(`no refusal of the contract: ${named}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
    // None of it signed anybody out, so it was the operations that were attacked and not only their door.
    const still = await fetch(`${hospital.baseUrl}${api.identity.whoAmI.path}`, {
      headers: { cookie: session() },
    })
    expect(still.status).toBe(session() ? 200 : 401)
  },
)

test('a conversation that is not mine answers as one that does not exist', async () => {
  const ben = await hospital.device(hospital.people.ben)
  const started = await ben.client.call(api.messaging.startDirect, { personId: hospital.people.chidi })
  if (!started.ok) throw new Error(started.refusal.code)
  const ask = async (conversationId: string) => {
    const path = `${api.messaging.openConversation.path}?conversationId=${conversationId}`
    const response = await fetch(`${hospital.baseUrl}${path}`, { headers: { cookie } })
    return { status: response.status, body: await response.text() }
  }
  const foreign = await ask(started.value.conversationId)
  expect(foreign).toEqual(await ask(uuidv7()))
  expect(foreign.status).toBe(404)
})

test('a request that is sent again happens once, and another body under its key is a conflict', async () => {
  const key = uuidv7()
  const post = (title: string) =>
    fetch(`${hospital.baseUrl}${api.messaging.startGroup.path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ title, personIds: [hospital.people.ben] }),
    })
  const first = await (await post('Bay A')).json()
  expect(await (await post('Bay A')).json()).toEqual(first)
  const other = await post('Bay B')
  expect(other.status).toBe(409)
})
