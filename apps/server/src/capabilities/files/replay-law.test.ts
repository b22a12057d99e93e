import { api, type Delivered, parseEvent, type StoredFile } from '@baton/contract'
import { applyToFiles } from '@baton/domain/files/replay'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../platform/database/transaction.ts'
import type { LoggedEvent } from '../../platform/realtime/ports.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { hydrateFiles } from './hydrate.ts'
import { act } from './steps/act.ts'
import { auditFile, openFile, tellFile } from './steps/change-file.ts'

let night: Hospital
let amina: Colleague

beforeAll(async () => {
  night = await openHospital()
  amina = await night.hire()
  await amina.signOn(night.ward)
})
afterAll(() => night.close())

/** What was told on one's own stream while something was done, in an order of its own and some of it twice. */
async function told(work: () => Promise<unknown>): Promise<Delivered[]> {
  const before = night.eventsFor(amina).length
  await work()
  const events = night.eventsFor(amina).slice(before)
  return [...events.toReversed(), ...events]
}

async function mine(): Promise<readonly StoredFile[]> {
  return (await amina.ask(api.files.listMine, {})).files
}

test('FIL10: after every command and every step, what was known and what was told is what there is now', async () => {
  const photo = await night.addReadyFile(amina, { kind: 'image', renditions: {} })
  const iris = await night.admit()
  let announced = ''
  const steps: (() => Promise<unknown>)[] = [
    async () => {
      announced = (await amina.ask(api.files.begin, { name: 'a.txt', bytes: 10 })).file.id
    },
    () => amina.ask(api.files.draw, { fileId: photo.id, shapes: [] }),
    () => change(announced, { state: 'checking' }),
    () => change(announced, { state: 'ready', mediaType: 'text/plain' }),
    () => amina.ask(api.files.hangOnPatient, { fileId: photo.id, patientId: iris.id }),
    () => amina.ask(api.files.discard, { fileId: announced }),
  ]
  for (const step of steps) {
    const before = await mine()
    const events = await told(step)
    expect(events.length).toBeGreaterThan(0)
    const known = events.reduce(applyToFiles, before)
    // Where a file hangs, its place tells; what was taken back is on nobody's list.
    const left = new Set((await mine()).map(({ id }) => id))
    const stillListed = known.filter(({ id }) => left.has(id))
    expect(byId(stillListed)).toEqual(byId(await mine()))
    const gone = known.filter(({ id }) => !left.has(id))
    expect(gone.every(({ id, state }) => state === 'removed' || id === photo.id)).toBe(true)
  }
})

test('FIL10: every change is told to whoever added the file and to each of its places, with a greater version', async () => {
  const file = await night.addReadyFile(amina, { kind: 'image' })
  const [message, task] = [uuidv7(), uuidv7()]
  night.paper.readBy(message, amina)
  night.paper.readBy(task, amina)
  await night.hang(amina, { kind: 'message', id: message }, file.id)
  await night.hang(amina, { kind: 'task', id: task }, file.id)
  const before = night.paper.told.length
  const events = await told(() => change(file.id, { state: 'damaged' }))
  expect(events[0]).toMatchObject({ type: 'file.changed', data: { file: { id: file.id, version: 2 } } })
  expect(new Set(night.paper.told.slice(before).map(({ kind, placeId }) => `${kind} ${placeId}`))).toEqual(
    new Set([`message ${message}`, `task ${task}`]),
  )
})

test('FIL10: the log keeps ids, and says of a file what it is today', async () => {
  const { file } = await amina.ask(api.files.begin, { name: 'sepsis pathway.txt', bytes: 10 })
  await change(file.id, { state: 'refused', fault: 'malware' })
  const logged = await night.query<LoggedEvent>(
    `select stream_id as "streamId", seq, organisation_id as "organisationId", type, data, by, at, 'person' as kind
       from event where data ->> 'fileId' = $1 order by seq`,
    [file.id],
  )
  expect(logged.map(({ data }) => data)).toEqual([{ fileId: file.id }, { fileId: file.id }])
  const said = await inSnapshot(night.database.app, night.organisationId, (transaction) =>
    hydrateFiles(transaction, night.vault, logged),
  )
  for (const [index, { type, data }] of said.entries()) {
    expect(data).toMatchObject({ file: { name: 'sepsis pathway.txt', state: 'refused', fault: 'malware' } })
    const frame = {
      t: 'event' as const,
      stream: `person:${amina.id}` as const,
      seq: index + 1,
      at: file.addedAt,
      by: null,
      type,
      data,
    }
    expect(parseEvent(frame)).toBeDefined()
  }
})

/** As checking and keeping change a file. */
function change(fileId: string, changes: Parameters<typeof tellFile>[3]): Promise<void> {
  const by = { organisationId: night.organisationId, personId: null, action: 'test.change' }
  return act(night.parts, by, async (deed) => {
    const opened = await openFile(deed, night.parts, fileId)
    if (opened === undefined) throw new Error('no such file')
    await tellFile(deed, night.parts, opened, changes)
    auditFile(deed, opened.row)
  })
}

function byId(files: readonly StoredFile[]): StoredFile[] {
  return files.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
