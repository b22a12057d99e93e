import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import pg from 'pg'
import { openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { inSystemTransaction } from '../../apps/server/src/platform/database/transaction.ts'
import { joinRunning } from '../../apps/server/src/platform/postgres/join-running.ts'
import { createVault, openKeyFile } from '../../apps/server/src/platform/vault/index.ts'
import { rotateScope } from '../../apps/server/src/platform/vault/rotate-scope.ts'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import { writePhoto } from '../../packages/testkit/src/hostile-files/write-picture.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import { admin } from '../files/admin.ts'
import { soundOf } from '../files/content.ts'
import { type Harm, harm, harms, type Lying, lyingOf } from '../files/lying.ts'
import { compare, fetchAll, type Truth } from '../files/truth.ts'
import { sendFile, whenLookedInto } from '../files/wire.ts'
import type { Campaign } from './campaign.ts'

const PORT = 34_208
const PATIENCE_MS = 10 * 60_000

/** REL-8: what is stored is harmed; keys change under load; what was destroyed stays so through backups. */
export const rel8: Campaign = {
  id: 'REL-8',
  about: 'stored files harmed on the disk, keys rotated under load, destroyed files and backups',
  volumes: { files: 60 },
  async run({ seed, volumes }) {
    const server = await startServerProcess(PORT)
    try {
      const crew = await openCrew(server, seed)
      const figures: Record<string, number> = {}
      await fill(crew, volumes.files ?? 0)
      Object.assign(figures, await harmAndRead(crew))
      Object.assign(figures, await rotateUnderLoad(crew))
      Object.assign(figures, await destroyAndRestore(crew))
      for (const anomaly of crew.anomalies) tell(`ANOMALY: ${anomaly}`)
      return { anomalies: crew.anomalies.length, figures: { files: crew.truth.size, ...figures } }
    } finally {
      await server.stop()
    }
  },
}

interface Crew {
  readonly server: ServerProcess
  readonly session: StaffSession
  readonly random: Random
  readonly truth: Truth
  readonly anomalies: string[]
}

async function openCrew(server: ServerProcess, seed: number): Promise<Crew> {
  const [session] = await signInEveryone(server.url)
  if (session === undefined) throw new Error('nobody is in the demonstration')
  return { server, session, random: randomFrom(seed), truth: new Map(), anomalies: [] }
}

/** Sends photos and sound, some of it in several parts, and remembers what they look like when they are right. */
async function fill(crew: Crew, files: number): Promise<void> {
  let sent = 0
  const next = async () => {
    for (let index = sent++; index < files; index = sent++) {
      await add(crew, index)
      if ((index + 1) % 20 === 0) tell(`${index + 1} files are stored`)
    }
  }
  await Promise.all([next(), next(), next()])
}

async function add({ server, session, random, truth }: Crew, index: number): Promise<string> {
  const isPhoto = index % 2 === 0
  const length = index % 10 === 1 ? 5_000_000 + random.below(4_000_000) : 20_000 + random.below(300_000)
  const content = isPhoto
    ? await writePhoto(random, { width: 300 + random.below(500), height: 300 })
    : soundOf(random.below(2 ** 31), length)
  const name = isPhoto ? `wound-${index}.jpg` : `note-${index}.wav`
  const { file } = await sendFile(session, server.url, { name, content })
  const looked = await whenLookedInto(session, file.id)
  if (looked.state !== 'ready') throw new Error(`${name} is ${looked.state} (${looked.fault})`)
  await remember({ server, session, truth }, file.id)
  const whole = truth.get(file.id)?.get('whole')
  if (!isPhoto && !whole?.equals(content)) throw new Error(`${name} is not what was sent`)
  return file.id
}

async function remember(
  { server, session, truth }: Pick<Crew, 'server' | 'session' | 'truth'>,
  fileId: string,
) {
  const right = new Map<string, Buffer>()
  for (const [what, fetched] of await fetchAll(session, server.url, fileId)) {
    if (fetched.is !== 'whole') throw new Error(`${what} of a file that is right was ${fetched.is}`)
    right.set(what, fetched.content)
  }
  truth.set(fileId, right)
}

/** Half of the files are harmed; one half of those is found by reading, the other by the integrity job. */
async function harmAndRead(crew: Crew): Promise<Record<string, number>> {
  const { server, session, random, truth, anomalies } = crew
  const ids = [...truth.keys()]
  const all = await withDatabase(server, (client) => lyingOf(client, server.dataDir, ids))
  const harmed = new Map<
    string,
    { lying: Lying; how: Harm; putBack: () => Promise<void>; byReading: boolean }
  >()
  for (const [index, fileId] of ids.entries()) {
    if (index % 4 > 1) continue
    const lying = random.among(all.filter((one) => one.fileId === fileId && one.what !== 'words'))
    const how = random.among(harms)
    // Of those that lie there as they were: one that was harmed before may be gone.
    const touched = new Set(
      [lying, ...[...harmed.values()].map((one) => one.lying)].map(({ blobId }) => blobId),
    )
    const others = all.filter(({ blobId }) => !touched.has(blobId))
    harmed.set(fileId, {
      lying,
      how,
      putBack: await harm(how, lying, others, random),
      byReading: index % 4 === 0,
    })
  }
  tell(`${harmed.size} of ${ids.length} files are harmed`)

  let foundByReading = 0
  for (const fileId of ids) {
    const done = harmed.get(fileId)
    if (done !== undefined && !done.byReading) continue
    const compared = await compare(session, server.url, fileId, truth, random)
    const said = done === undefined ? 'nothing' : `${done.how} of ${done.lying.what}`
    if (compared === 'wrong') anomalies.push(`${said}: wrong bytes were given`)
    if (done === undefined && compared !== 'right') anomalies.push('a file that nobody harmed was kept back')
    // What a photo came as is never given out: only the job reads it.
    const isRead = done !== undefined && (done.lying.what !== 'part' || truth.get(fileId)?.has('download'))
    if (isRead && compared === 'right') anomalies.push(`${said}: reading did not notice`)
    if (isRead && compared === 'kept-back') foundByReading += 1
  }

  await verifyAll(server)
  const anew = [...harmed].filter(([, { lying }]) => lying.what !== 'part').map(([fileId]) => fileId)
  const damaged = [...harmed].filter(([, { lying }]) => lying.what === 'part').map(([fileId]) => fileId)
  await until('what was made is made anew', () => everyState(server, anew, 'ready'))
  for (const fileId of damaged) {
    const state = await stateOf(server, fileId)
    if (state !== 'damaged') anomalies.push(`${harmed.get(fileId)?.how} of a part: the job left it ${state}`)
  }
  for (const fileId of damaged) await harmed.get(fileId)?.putBack()
  await verifyAll(server)
  await until('everything is ready again', () => everyState(server, ids, 'ready'))
  for (const fileId of ids) {
    const compared = await compare(session, server.url, fileId, truth, random)
    if (compared !== 'right') anomalies.push(`after putting back, a file is ${compared}`)
  }
  const counts = Object.fromEntries(
    harms.map((how) => [`harm ${how}`, [...harmed.values()].filter((one) => one.how === how).length]),
  )
  return {
    harmed: harmed.size,
    foundByReading,
    damagedByJob: damaged.length,
    madeAnew: anew.length,
    ...counts,
  }
}

/** Every file's key is rotated, and then the key file's own, while files are sent and read all the time. */
async function rotateUnderLoad(crew: Crew): Promise<Record<string, number>> {
  const { server, session, random, truth, anomalies } = crew
  let working = true
  let sent = 0
  let read = 0
  const before = [...truth.keys()]
  const sending = (async () => {
    for (let index = 1; working; index += 2) {
      await patiently(() => add(crew, 1000 + index))
      sent += 1
    }
  })()
  const reading = (async () => {
    while (working) {
      const fileId = random.among(before)
      const compared = await patiently(() => compare(session, server.url, fileId, truth, random))
      if (compared === 'wrong') anomalies.push('wrong bytes while keys were rotated')
      read += 1
    }
  })()
  await pause(1000)
  const scopes = await rotateScopes(server)
  await pause(1000)
  await server.kill()
  await admin(server.dataDir, 'rotate-keys')
  await server.start()
  await pause(1000)
  working = false
  await Promise.all([sending, reading])
  for (const fileId of truth.keys()) {
    const compared = await compare(session, server.url, fileId, truth, random)
    if (compared !== 'right') anomalies.push(`after rotation a file is ${compared}`)
  }
  await withDatabase(server, (client) => client.query('update file set verified_at = null'))
  await verifyAll(server)
  const damaged = await withDatabase(server, (client) =>
    client.query("select from file where state in ('damaged', 'refused')"),
  )
  if (damaged.rows.length > 0)
    anomalies.push(`after rotation ${damaged.rows.length} files are damaged or refused`)
  return { scopesRotated: scopes, sentMeanwhile: sent, readMeanwhile: read }
}

async function rotateScopes({ dataDir }: ServerProcess): Promise<number> {
  const connection = joinRunning(dataDir)
  const keyFile = await openKeyFile(join(dataDir, 'vault.key'), { sealedDataExists: true })
  if (connection === undefined || !keyFile.ok) throw new Error('no database or no key file')
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  const vault = createVault(keyFile.keys)
  try {
    const { rows } = await database.system.query<{ id: string; organisationId: string }>(
      'select id, organisation_id as "organisationId" from file',
    )
    for (const { id, organisationId } of rows) {
      await inSystemTransaction(database.system, (transaction) =>
        rotateScope(transaction, vault, { organisationId, scopeId: id }),
      )
    }
    return rows.length
  } finally {
    await database.close()
  }
}

/** A file is destroyed between two backups: neither brings it back. */
async function destroyAndRestore(crew: Crew): Promise<Record<string, number>> {
  const { server, session, truth, anomalies } = crew
  const fileId = await add(crew, 1)
  truth.delete(fileId)
  const lay = await withDatabase(server, (client) => lyingOf(client, server.dataDir, [fileId]))
  const folder = await mkdtemp(join(tmpdir(), 'baton-rel-8-'))
  const [older, later] = [join(folder, 'older.backup'), join(folder, 'later.backup')]
  try {
    await admin(server.dataDir, 'backup', '--file', older)
    await session.call(api.files.discard, { fileId })
    await until('its content is gone', async () => lay.every(({ path }) => !existsSync(path)))
    await admin(server.dataDir, 'backup', '--file', later)
    if (!holds(older, lay)) anomalies.push('the older backup does not hold what there was')
    if (holds(later, lay)) anomalies.push('a later backup holds what was destroyed')
    for (const backup of [older, later]) await restored(crew, { folder, backup, fileId, lay })
    return { restores: 2 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function holds(backup: string, lay: readonly Lying[]): boolean {
  const names = execFileSync('tar', ['-tf', backup], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  return lay.some(({ blobId }) => names.includes(blobId))
}

async function restored(
  { server, truth, random, anomalies }: Crew,
  { folder, backup, fileId, lay }: { folder: string; backup: string; fileId: string; lay: readonly Lying[] },
): Promise<void> {
  const dataDir = join(folder, `restored-${backup.endsWith('older.backup') ? 'older' : 'later'}`)
  for (const name of ['vault.key', 'vault.key.shredded', 'audit-signing.key'])
    await cp(join(server.dataDir, name), join(dataDir, name))
  await admin(dataDir, 'restore', '--file', backup)
  const other = await startServerProcess(PORT + 1, { DATA_DIR: dataDir })
  try {
    const at = { ...other, dataDir }
    const state = await stateOf(at, fileId)
    if (state !== 'removed') anomalies.push(`${backup}: what was destroyed is ${state}`)
    const keys = await withDatabase(at, (client) =>
      client.query('select from vault_key where scope_id = $1 and wrapped is not null', [fileId]),
    )
    if (keys.rows.length > 0) anomalies.push(`${backup}: its key is there`)
    const left = lay.filter(({ blobId }) =>
      existsSync(join(dataDir, 'blobs', blobId.slice(0, 2), blobId.slice(2, 4), blobId)),
    )
    if (left.length > 0) anomalies.push(`${backup}: its content is there`)
    const [session] = await signInEveryone(other.url)
    if (session === undefined) throw new Error('nobody is there after restoring')
    for (const id of truth.keys()) {
      const compared = await compare(session, other.url, id, truth, random)
      if (compared !== 'right') anomalies.push(`${backup}: a file that was restored is ${compared}`)
    }
  } finally {
    await other.stop()
  }
}

/** Has every file read by the server's own job, and waits until it is through. */
async function verifyAll(server: ServerProcess): Promise<void> {
  await withDatabase(server, async (client) => {
    await client.query('update file set verified_at = null')
    await until('the job has read everything', async () => {
      // As every hour: what somebody's reading found damaged while the job was at it is for the next one.
      await client.query("select graphile_worker.add_job('files.verify', '{}', job_key := 'files.verify')")
      const { rows } = await client.query(
        "select from file where verified_at is null and state in ('ready', 'damaged')",
      )
      return rows.length === 0
    })
  })
}

async function everyState(
  server: ServerProcess,
  fileIds: readonly string[],
  state: string,
): Promise<boolean> {
  const { rows } = await withDatabase(server, (client) =>
    client.query('select from file where id = any($1) and state <> $2', [fileIds, state]),
  )
  return rows.length === 0
}

async function stateOf(server: Pick<ServerProcess, 'dataDir'>, fileId: string): Promise<string> {
  const { rows } = await withDatabase(server, (client) =>
    client.query<{ state: string }>('select state from file where id = $1', [fileId]),
  )
  return rows[0]?.state ?? 'not there'
}

async function withDatabase<Result>(
  { dataDir }: Pick<ServerProcess, 'dataDir'>,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(joinRunning(dataDir))
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function until(what: string, holdsNow: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await holdsNow())) {
    if (performance.now() > deadline) throw new Error(`it never came: ${what}`)
    await pause(100)
  }
}

/** Tries again while the server is away. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (performance.now() > deadline) throw error
      await pause(200)
    }
  }
}
