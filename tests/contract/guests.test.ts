import { api, closeCodes, operations, protocolVersion, roomFrame, roomPath } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Hospital, must, openHospital, until } from '../../packages/client/test/hospital.ts'

/**
 * What a guest has in their hands: the secret of a link, the pass that brings them back, a ticket. With each of them,
 * wherever somebody could show it, they ask for everything that Baton does (CAL12).
 */
let hospital: Hospital
let meetingId: string
let secret: string
let pass: string

beforeAll(async () => {
  hospital = await openHospital()
  const { client } = await hospital.device(hospital.people.amina)
  const asked = {
    title: 'Lung MDT',
    personIds: [hospital.people.ben],
    roleIds: [],
    teamIds: [],
    waitingRoom: true,
  }
  const { meeting } = await must(client.call(api.calls.meetNow, asked))
  meetingId = meeting.id
  const { link } = await must(client.call(api.calls.makeGuestLink, { meetingId, hours: 4 }))
  secret = new URL(link).hash.slice(1)
  pass = (await knock()).pass
})
afterAll(() => hospital.close())

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${hospital.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7(), ...headers },
    body: JSON.stringify(body),
  })
}

async function knock() {
  const response = await post(api.calls.knock.path, { secret, name: 'Nia Parry', organisation: 'Elsewhere' })
  return api.calls.knock.output.parse(await response.json())
}

const newTicket = async () => {
  const response = await post(api.calls.comeBack.path, { pass })
  return api.calls.comeBack.output.parse(await response.json()).ticket
}

const wanting = operations.filter(({ caller }) => caller === 'person')

test.each(['secret', 'pass', 'ticket'] as const)(
  'CAL12: with the %s as a session no guest does anything that asks for somebody who is signed in',
  async (kind) => {
    const held = { secret: async () => secret, pass: async () => pass, ticket: newTicket }
    const shown = await held[kind]()
    const headers = { cookie: `__Host-baton=${shown}; baton=${shown}`, authorization: `Bearer ${shown}` }
    const input = { meetingId, secret, pass, ticket: shown, id: meetingId, personId: hospital.people.amina }
    const open: string[] = []
    for (const { name, kind: form, path } of wanting) {
      const response =
        form === 'command'
          ? await post(path, input, headers)
          : await fetch(`${hospital.baseUrl}${path}?meetingId=${meetingId}&ticket=${shown}`, { headers })
      const said = await response.text()
      if (response.status !== 401) open.push(`${name}: ${response.status}`)
      if (/lung|amina|Lung MDT/i.test(said)) open.push(`${name} says ${said.slice(0, 80)}`)
    }
    expect(wanting.length).toBeGreaterThan(100)
    expect(open).toEqual([])
  },
)

test('CAL12: to nobody are open only signing in and the guest’s own door', () => {
  const names = operations.flatMap(({ name, caller }) => (caller === 'person' ? [] : name))
  expect(names.filter((name) => !name.startsWith('identity.')).sort()).toEqual([
    'calls.comeBack',
    'calls.knock',
    'calls.lookAtLink',
  ])
})

test('CAL12: files and uploads are not to be had with what a guest has', async () => {
  const ticket = await newTicket()
  const headers = { cookie: `__Host-baton=${pass}; baton=${pass}`, authorization: `Bearer ${ticket}` }
  for (const path of [
    `/api/files/content/${uuidv7()}`,
    `/api/files/upload/${uuidv7()}`,
    '/api/files/content',
  ]) {
    const response = await fetch(`${hospital.baseUrl}${path}?ticket=${ticket}&pass=${pass}`, { headers })
    expect([401, 403, 404], path).toContain(response.status)
  }
})

test('CAL12: a guest’s ticket opens the room’s socket and not the one by which colleagues hear everything', async () => {
  const ticket = await newTicket()
  const closed = await speak('/api/realtime', {
    t: 'hello',
    protocol: protocolVersion,
    ticket,
    positions: {},
  })
  expect(closed.frames).toEqual([])
  expect(Object.values(closeCodes)).toContain(closed.code)
  for (const shown of [secret, pass]) {
    const refused = await speak('/api/realtime', {
      t: 'hello',
      protocol: protocolVersion,
      ticket: shown,
      positions: {},
    })
    expect(refused.frames).toEqual([])
  }
})

test('CAL12: in the room a guest who waits is told the title, and answered nothing that is for colleagues', async () => {
  const socket = new WebSocket(`${hospital.baseUrl.replace('http', 'ws')}${roomPath}`)
  const frames: string[] = []
  let isClosed = false
  socket.on('message', (data) => frames.push(...data.toString().split('\n')))
  socket.on('close', () => {
    isClosed = true
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ t: 'hello', ticket: await newTicket() }))
  await until(() => frames.length > 0)
  const parsed = frames.map((frame) => roomFrame.parse(JSON.parse(frame)))
  expect(parsed).toEqual([{ t: 'waiting', title: 'Lung MDT' }])
  socket.send(JSON.stringify({ t: 'command', id: uuidv7(), name: 'calls.admit', input: { meetingId } }))
  await until(() => isClosed)
  expect(frames).toHaveLength(1)
})

/** Says one thing on a socket, and hears until it is closed. */
async function speak(path: string, frame: unknown): Promise<{ frames: string[]; code: number }> {
  const socket = new WebSocket(`${hospital.baseUrl.replace('http', 'ws')}${path}`)
  const frames: string[] = []
  socket.on('message', (data) => frames.push(data.toString()))
  const code = new Promise<number>((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify(frame))
  return { frames, code: await code }
}
