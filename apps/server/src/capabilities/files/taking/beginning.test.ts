import { randomBytes } from 'node:crypto'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import { openHospital } from '../hospital.fixture.ts'
import { openSending, type Sending } from './sending.fixture.ts'

let at: Sending
let night: Hospital
let amina: Colleague
let ben: Colleague

beforeAll(async () => {
  at = await openSending({ limits: { largest: 12 * 1024 ** 2 } })
  ;({ night, amina, ben } = at)
})
afterAll(() => at.close())

test('FIL1: what is of no type that is taken, or too large, is refused before a byte of it is sent', async () => {
  for (const name of [
    'page.html',
    'drawing.svg',
    'setup.exe',
    'macro.docm',
    'archive.zip',
    'noending',
    '.pdf',
  ])
    expect(await amina.refused(api.files.begin, { name, bytes: 10 })).toBe('file-not-taken')
  for (const name of ['../../notes.txt', 'a\\b.txt', 'exe\u202etxt.pdf', 'a\nb.txt', '..'])
    expect(await amina.refused(api.files.begin, { name, bytes: 10 })).toBe('bad-input')
  const bytes = 12 * 1024 ** 2
  expect(await amina.refused(api.files.begin, { name: 'a.txt', bytes: bytes + 1 })).toBe('too-large')
  expect(await amina.refused(api.files.begin, { name: 'a.txt', bytes: 0 })).toBe('bad-input')
  const limits = await amina.ask(api.files.limits, {})
  expect(limits.largest).toBe(bytes)
  expect(limits.extensions).toContainEqual({ extension: 'pdf', kind: 'pdf' })
})

test('FIL2: a picture of a patient says what it rests on, and shows only a patient whom its sender may see', async () => {
  const nurse = await night.hire()
  const iris = await night.admit()
  const photo = { name: 'heel.jpg', bytes: 10, patientId: iris.id }
  expect(await nurse.refused(api.files.begin, { ...photo, consent: 'given' })).toBe('no-relationship')
  expect(await nurse.refused(api.files.begin, { ...photo, patientId: uuidv7() })).toBe('not-found')
  await nurse.signOn(night.ward)
  expect(await nurse.refused(api.files.begin, photo)).toBe('bad-input')
  const { file } = await nurse.ask(api.files.begin, { ...photo, consent: 'best-interests' })
  expect(file).toMatchObject({
    patientId: iris.id,
    consent: 'best-interests',
    state: 'receiving',
    kind: 'image',
  })
})

test('FIL3: files that were announced have their room, and it comes back when one is taken back', async () => {
  const small = await openHospital({ limits: { quota: 1_000 } })
  const carla = await small.hire()
  const dev = await small.hire()
  const { file } = await carla.ask(api.files.begin, { name: 'a.txt', bytes: 600 })
  expect((await dev.ask(api.files.limits, {})).left).toBe(400)
  expect(await dev.refused(api.files.begin, { name: 'b.txt', bytes: 401 })).toBe('no-room')
  const both = await Promise.allSettled(
    [carla, dev].map((one) => one.ask(api.files.begin, { name: 'c.txt', bytes: 300 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await carla.ask(api.files.discard, { fileId: file.id })
  await dev.ask(api.files.begin, { name: 'b.txt', bytes: 401 })
  await small.close()
})

test('FIL3: of one person only so many files are on their way at once', async () => {
  const carla = await night.hire()
  for (let count = 0; count < 100; count += 1) await carla.ask(api.files.begin, { name: 'a.txt', bytes: 1 })
  expect(await carla.refused(api.files.begin, { name: 'a.txt', bytes: 1 })).toBe('no-room')
})

test('FIL3: the same command announces one file and takes its room once, however often it comes', async () => {
  const carla = await night.hire()
  const commandId = uuidv7()
  const announced = { name: 'a.txt', bytes: 10 }
  const { left } = await carla.ask(api.files.limits, {})
  const first = await carla.ask(api.files.begin, announced, commandId)
  expect(first.file.id).toBe(commandId)
  expect(await carla.ask(api.files.begin, announced, commandId)).toEqual(first)
  expect(await carla.refused(api.files.begin, { ...announced, bytes: 11 }, commandId)).toBe('conflict')
  expect((await carla.ask(api.files.limits, {})).left).toBe(left - 10)
  expect((await carla.ask(api.files.listMine, {})).files).toEqual([first.file])
})

test('FIL11: whoever added a file that hangs nowhere takes it back, at any time, and nobody else does', async () => {
  const content = randomBytes(5_000)
  const { file, upload } = await at.begin(content)
  expect(await ben.refused(api.files.discard, { fileId: file.id })).toBe('not-found')
  await at.ask('PATCH', upload, { offset: 0, body: content.subarray(0, 3_000) })
  await amina.ask(api.files.discard, { fileId: file.id })
  expect(await at.stateOf(file.id)).toMatchObject({ state: 'removed' })
  expect((await at.ask('HEAD', upload)).status).toBe(410)
  expect((await at.ask('PATCH', upload, { offset: 3_000, body: content.subarray(3_000) })).status).toBe(410)
  const hung = await night.addReadyFile(amina)
  await night.hang(amina, { kind: 'message', id: uuidv7() }, hung.id)
  expect(await amina.refused(api.files.discard, { fileId: hung.id })).toBe('no-longer-possible')
})
