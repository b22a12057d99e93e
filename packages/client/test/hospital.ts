import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { api, type Delivered } from '@baton/contract'
import { plainPerson } from '@baton/testkit/plain-person'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { inject } from 'vitest'
import { createOrganisation } from '../../../apps/server/src/capabilities/identity/index.ts'
import { compose, type Server } from '../../../apps/server/src/compose.ts'
import { systemClock } from '../../../apps/server/src/platform/clock.ts'
import { readConfig } from '../../../apps/server/src/platform/config.ts'
import { silentLog } from '../../../apps/server/src/platform/log.ts'
import type { Client, ClientOptions } from '../src/client.ts'
import { createClient } from '../src/create-client.ts'
import { nodePorts } from '../src/node.ts'

/** A whole server on a database of its own, with a few people whom anyone may sign in as. */
export interface Hospital {
  readonly baseUrl: string
  readonly people: Readonly<Record<'amina' | 'ben' | 'chidi', string>>
  /** A device of a person, signed in and level. */
  device(personId: string, options?: Partial<ClientOptions>): Promise<Device>
  /** Founds another organisation on the same server, and answers with its administrator. */
  found(name: string): Promise<string>
  /** Stops the server as an administrator does, and starts another on the same database and port. */
  restart(between?: () => Promise<void>): Promise<void>
  /** Rows of the database, as its owner reads them: by another connection than the server's. */
  read(statement: string): Promise<Record<string, unknown>[]>
  /** A setting of PostgreSQL in the server's own connections. */
  setting(name: string): Promise<unknown>
  /** Stops every device. */
  putAway(): Promise<void>
  close(): Promise<void>
}

export interface Device {
  readonly client: Client
  /** Everything that it was told, in order. */
  readonly events: Delivered[]
}

export async function openHospital(): Promise<Hospital> {
  const owner = inject('postgres')
  const database = `journey_${uuidv7().replaceAll('-', '')}`
  await asOwner(owner, `create database ${database}`)
  const connection = { ...owner, database }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-journey-'))
  const devices: Client[] = []
  let server = await serve(connection, dataDir, 0)
  const { port } = server.http.server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const people = await hirePeople(server, baseUrl)

  async function device(personId: string, options: Partial<ClientOptions> = {}): Promise<Device> {
    const client = createClient({ ...nodePorts(), baseUrl, ...options })
    devices.push(client)
    const events: Delivered[] = []
    client.onEvent((event) => events.push(event))
    const answer = await client.signIn(api.identity.signInAsDemonstrationPerson, { personId })
    if (!answer.ok) throw new Error(answer.refusal.title)
    await until(() => client.connection.getSnapshot().line === 'level')
    return { client, events }
  }

  async function putAway(): Promise<void> {
    for (const client of devices.splice(0)) await client.stop()
  }

  return {
    baseUrl,
    people,
    device,
    found: (name) => foundOrganisation(server, name, { name: 'Hana Kim', email: 'hana@example.net' }),
    async restart(between = async () => {}) {
      await server.close()
      await between()
      server = await serve(connection, dataDir, port)
    },
    read: (statement) => asOwner(connection, statement),
    async setting(name) {
      const { rows } = await server.database.app.query('select current_setting($1) as held', [name])
      return rows[0]?.held
    },
    putAway,
    async close() {
      await putAway()
      await server.close()
      await asOwner(owner, `drop database ${database} with (force)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Starts a group and waits until it is in the inbox. */
export async function startGroup(device: Device, personIds: string[]): Promise<string> {
  const { conversationId } = await must(
    device.client.call(api.messaging.startGroup, { title: 'Ward 4', personIds }),
  )
  const isHere = () =>
    device.client.inbox.getSnapshot().entries.some(({ conversation }) => conversation.id === conversationId)
  await until(isHere)
  return conversationId
}

/** The value of an answer; fails on a refusal. */
export async function must<T>(
  asking: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>,
): Promise<T> {
  const answer = await asking
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

/** Resolves when `holds` does; fails after 10 s, saying what was waited for. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 10_000
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain for ${holds}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

async function serve(connection: pg.ClientConfig, dataDir: string, port: number): Promise<Server> {
  const settings = readConfig({ DATA_DIR: dataDir, DEMO: 'on', LOG_LEVEL: 'silent' })
  if (!settings.ok) throw new Error(settings.problems.join())
  const composed = await compose({ config: settings.config, connection, clock: systemClock, log: silentLog })
  if (!composed.ok) throw new Error(composed.sentence)
  await composed.server.http.listen({ port, host: '127.0.0.1' })
  return composed.server
}

async function hirePeople(server: Server, baseUrl: string): Promise<Hospital['people']> {
  const amina = { name: 'Amina Yusuf', email: 'amina@example.org' }
  const administratorId = await foundOrganisation(server, "St Brannoc's", amina)
  const client = createClient({ ...nodePorts(), baseUrl })
  const signedIn = await client.signIn(api.identity.signInAsDemonstrationPerson, {
    personId: administratorId,
  })
  if (!signedIn.ok) throw new Error(signedIn.refusal.title)
  const ids: string[] = []
  for (const name of ['Ben Carter', 'Chidi Okafor']) {
    const added = await client.call(api.identity.addPerson, {
      ...plainPerson,
      name,
      email: `${name.slice(0, 3)}@example.org`,
    })
    if (!added.ok) throw new Error(JSON.stringify(added.refusal))
    ids.push(added.value.person.id)
  }
  await client.stop()
  const [ben = '', chidi = ''] = ids
  return { amina: administratorId, ben, chidi }
}

async function foundOrganisation(
  { database, vault }: Server,
  name: string,
  administrator: { name: string; email: string },
): Promise<string> {
  const parts = { database, vault, clock: systemClock, publicUrl: 'http://localhost:3000' }
  const { administratorId } = await createOrganisation(parts, {
    name,
    administrator: { ...administrator, profession: 'Nurse' },
    demonstration: true,
  })
  return administratorId
}

async function asOwner(connection: pg.ClientConfig, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}
