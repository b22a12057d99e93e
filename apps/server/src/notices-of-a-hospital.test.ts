import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { signatureOf } from './capabilities/notify/channels/gateway.ts'
import {
  type Gateway,
  type MailServer,
  openGateway,
  openMailServer,
  openPushService,
  type PushService,
} from './capabilities/notify/receivers.fixture.ts'
import { compose, type Server } from './compose.ts'
import { ensureDemonstration } from './demonstration/ensure-demonstration.ts'
import { people } from './demonstration/hospital/people.ts'
import { type EmptyServer, emptyServer } from './empty-server.fixture.ts'
import { systemClock } from './platform/clock.ts'
import { silentLog } from './platform/log.ts'

let empty: EmptyServer
let server: Server
let push: PushService
let mail: MailServer
let gateway: Gateway

beforeAll(async () => {
  ;[push, mail, gateway] = await Promise.all([openPushService(), openMailServer(), openGateway()])
  empty = await emptyServer()
  const { config } = empty
  if (config.database.kind !== 'external') throw new Error('tests name their database')
  const channels = {
    push: { subject: 'mailto:baton@brannoc.example', loopback: true },
    mail: { url: mail.url, from: 'Baton <baton@brannoc.example>' },
    gateway: { url: gateway.url, secret: gateway.secret },
  }
  const { connection } = config.database
  const composed = await compose({
    config: { ...config, channels },
    connection,
    clock: systemClock,
    log: silentLog,
  })
  if (!composed.ok) throw new Error(composed.sentence)
  server = composed.server
  await ensureDemonstration(config, server, () => {})
})
afterAll(async () => {
  await server.close()
  await Promise.all([push.close(), mail.close(), gateway.close()])
  await empty.remove()
})

/** A browser in which somebody of the demonstration is signed in. */
async function signIn(personId: string) {
  let cookie = ''
  async function ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> {
    const response = await server.http.inject({
      method: 'POST',
      url: operation.path,
      headers: {
        host: 'baton.example.nhs.uk',
        cookie,
        'content-type': 'application/json',
        'idempotency-key': uuidv7(),
      },
      body: JSON.stringify(input),
    })
    if (response.statusCode !== 200) throw new Error(`${operation.name}: ${response.body}`)
    const set = response.headers['set-cookie']
    if (set !== undefined)
      cookie = [set]
        .flat()
        .map((one) => one.split(';')[0])
        .join('; ')
    return operation.output.parse(response.json()) as OutputOf<O>
  }
  await ask(api.identity.signInAsDemonstrationPerson, { personId })
  return { ask }
}

async function rows<Row>(sql: string): Promise<Row[]> {
  return (await empty.query(sql)) as Row[]
}

/** Waits until everything that is due has been sent. */
async function sent(): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    const [left] = await rows<{ count: number }>(
      `select count(*)::int as count from attempt where state in ('due', 'sending') and due_at < now() + interval '40 seconds'`,
    )
    if (left?.count === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('not everything was sent')
}

test('QUI1, QUI11: a thousand pushes, e-mails and pages of a hospital at work name nobody, say nothing that was written, and reach nobody off duty', async () => {
  const everyone = await rows<{ id: string; name: string; email: string; state: string | null }>(
    `select person.id, person.name, person.email, duty.state from person left join duty on duty.person_id = person.id
      where home_person_id is null`,
  )
  const holders = await rows<{ roleId: string; personId: string }>(
    `select role_id as "roleId", person_id as "personId" from holding
      where until is null and organisation_id = (select organisation_id from person
                                                  where name = 'Amina Yusuf' and home_person_id is null)
      order by role_id`,
  )
  const off = everyone.filter(({ state }) => state !== 'on')
  const devices = new Map<string, string>()
  for (const personId of [
    ...new Set(holders.map((one) => one.personId)),
    ...off.slice(0, 8).map(({ id }) => id),
  ]) {
    const browser = push.subscribe()
    const { ask } = await signIn(personId)
    await ask(api.notify.addPushDevice, { ...browser, name: 'Phone' })
    devices.set(new URL(browser.endpoint).pathname, personId)
  }
  const amina = everyone.find(({ name }) => name === 'Amina Yusuf')
  const { ask } = await signIn(amina?.id ?? '')
  const secrets = [
    'Gladys Perkins',
    '999 000 0018',
    '9990000026',
    'crushing chest pain',
    'potassium 7.1',
    'Bay 2',
  ]
  for (let count = 0; count < 360; count += 1) {
    const holder = holders.filter(({ personId }) => personId !== amina?.id)[count % (holders.length - 1)]
    await ask(api.messaging.sendUrgent, {
      to: { kind: 'role', id: holder?.roleId ?? '' },
      urgency: 'emergency',
      reason: `Gladys Perkins (999 000 0018), ${people[count % people.length]?.name}, crushing chest pain`,
      body: `9990000026 potassium 7.1 in Bay 2, please tell ${people[(count + 7) % people.length]?.name}`,
    })
  }
  await sent()
  const captured = push.pushes.length + mail.mails.length + gateway.errands.length
  expect(captured).toBeGreaterThanOrEqual(1_000)
  const said = [
    ...push.pushes.map(({ words }) => JSON.stringify(words)),
    ...mail.mails.map(({ raw }) => decoded(raw)),
    ...gateway.errands.map(({ body }) => body),
  ]
  const names = everyone.flatMap(({ name }) => [name, name.split(' ').at(-1) ?? name])
  for (const secret of [...secrets, ...names]) {
    const found = said.find((one) => new RegExp(`\\b${secret}\\b`).test(one))
    expect(found, secret).toBeUndefined()
  }
  const offIds = new Set(off.map(({ id }) => id))
  const offEmails = new Set(off.map(({ email }) => email))
  expect(push.pushes.filter(({ path }) => offIds.has(devices.get(path) ?? ''))).toEqual([])
  expect(mail.mails.filter(({ to }) => to.some((address) => offEmails.has(address)))).toEqual([])
  expect(push.pushes.filter(({ path }) => !devices.has(path))).toEqual([])
}, 300_000)

test('QUI16: the gateway’s receipts come in by the same door as everybody, signed', async () => {
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(gateway.errands[0]?.body ?? '{}'))
  const body = JSON.stringify({ id, state: 'delivered' })
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const post = (secret: string) =>
    server.http.inject({
      method: 'POST',
      url: '/api/gateway/receipts',
      headers: {
        'content-type': 'application/json',
        'baton-timestamp': timestamp,
        'baton-signature': signatureOf(secret, timestamp, body),
      },
      body,
    })
  expect((await post('somebody else’s secret')).statusCode).toBe(403)
  expect((await post(gateway.secret)).statusCode).toBe(204)
  expect(await rows(`select state from attempt where id = '${id}'`)).toEqual([{ state: 'delivered' }])
})

/** Subject and text of an e-mail as a mailbox shows them; the mailbox's own address is not what it says. */
function decoded(raw: string): string {
  return raw
    .replaceAll(/^To:.*$/gm, '')
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => text.replaceAll('_', ' '))
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (escapes) =>
      Buffer.from(escapes.replaceAll('=', ''), 'hex').toString('utf8'),
    )
}
