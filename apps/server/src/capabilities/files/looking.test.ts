import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Colleague, Hospital } from './hospital.fixture.ts'
import { openHospital } from './hospital.fixture.ts'
import { openShowing, pixel, type Showing, type Signed } from './serving/showing.fixture.ts'

let at: Showing
let night: Hospital
let amina: Colleague
let ben: Colleague
let aminas: Signed

beforeAll(async () => {
  at = await openShowing()
  ;({ night, amina, ben, aminas } = at)
})
afterAll(() => at.close())

test('FIL8: of a file in quarantine nobody sees any content, not even who added it', async () => {
  for (const state of ['receiving', 'checking', 'refused', 'damaged', 'removed'] as const) {
    const file = await night.addReadyFile(amina, { state })
    expect(await aminas.links(file.id)).toMatchObject({
      preview: null,
      whole: null,
      pages: null,
      download: null,
    })
    const { thumbnails } = await amina.ask(api.files.thumbnails, { fileIds: file.id })
    expect(thumbnails).toEqual([])
  }
})

test('FIL14: whoever looks at a file about a patient is written down with it, and who was refused too', async () => {
  const nurse = await night.hire()
  await nurse.signOn(night.ward)
  const iris = await night.admit()
  const photo = await night.addReadyFile(nurse, {
    kind: 'image',
    patientId: iris.id,
    consent: 'given',
    renditions: { thumbnail: pixel('thumbnail'), whole: pixel('whole') },
  })
  const plain = await night.addReadyFile(nurse)
  await nurse.ask(api.files.hangOnPatient, { fileId: photo.id, patientId: iris.id })
  await nurse.ask(api.files.hangOnPatient, { fileId: plain.id, patientId: iris.id })
  const notes = await night.addReadyFile(nurse)
  await nurse.ask(api.files.open, { fileId: notes.id })
  await nurse.ask(api.files.open, { fileId: photo.id })
  await nurse.ask(api.files.open, { fileId: plain.id })
  await nurse.ask(api.files.thumbnails, { fileIds: photo.id })
  await nurse.ask(api.files.listOfPatient, { patientId: iris.id })
  const of = (...fileIds: string[]) => [
    { kind: 'patient', id: iris.id },
    ...fileIds.map((id) => ({ kind: 'file', id })),
  ]
  expect(await looksOf(nurse)).toEqual([
    { action: 'files.open', subjects: of(photo.id), outcome: null },
    { action: 'files.open', subjects: of(plain.id), outcome: null },
    { action: 'files.thumbnails', subjects: of(photo.id), outcome: null },
    expect.objectContaining({ action: 'files.listOfPatient', outcome: null }),
  ])
  const stranger = await night.hire()
  expect(await stranger.refused(api.files.open, { fileId: photo.id })).toBe('not-found')
  expect(await stranger.refused(api.files.pageWords, { fileId: photo.id })).toBe('not-found')
  expect(await stranger.refused(api.files.listOfPatient, { patientId: iris.id })).toBe('no-relationship')
  expect((await looksOf(stranger)).map(({ action, outcome }) => [action, outcome])).toEqual([
    ['files.open', 'not-found'],
    ['files.pageWords', 'not-found'],
    ['files.listOfPatient', 'no-relationship'],
  ])
})

test('FIL14: whoever was sent a photo is told whom it shows, and nothing else of the record', async () => {
  const [nurse, specialist] = [await night.hire(), await night.hire()]
  await nurse.signOn(night.ward)
  const iris = await night.admit()
  const photo = await night.addReadyFile(nurse, { kind: 'image', patientId: iris.id, consent: 'given' })
  const message = { kind: 'message', id: uuidv7(), patientId: null } as const
  night.paper.readBy(message.id, nurse, specialist)
  await night.hang(nurse, message, photo.id)
  const { patient } = await specialist.ask(api.files.open, { fileId: photo.id })
  expect(patient).toMatchObject({ id: iris.id, family: iris.family, nhsNumber: iris.nhsNumber })
  expect(await specialist.refused(api.patients.openPatient, { patientId: iris.id })).toBe('no-relationship')
  const plain = await night.addReadyFile(nurse)
  expect((await nurse.ask(api.files.open, { fileId: plain.id })).patient).toBeNull()
})

test('FIL9: a patient’s page shows what hangs there, the newest first, of merged records too', async () => {
  const nurse = await night.hire()
  await nurse.signOn(night.ward)
  const [iris, twin] = [await night.admit(), await night.admit({ given: 'Iris Ann' })]
  const ids: string[] = []
  for (const patient of [iris, twin, iris]) {
    night.clock.advance(1_000)
    const file = await night.addReadyFile(nurse)
    await nurse.ask(api.files.hangOnPatient, { fileId: file.id, patientId: patient.id })
    ids.unshift(file.id)
  }
  const merge = { patientId: twin.id, intoPatientId: iris.id, reason: 'Entered twice' }
  await night.administrator.ask(api.patients.mergePatients, merge)
  const { files } = await nurse.ask(api.files.listOfPatient, { patientId: twin.id })
  expect(files.map(({ id }) => id)).toEqual(ids)
})

test('FIL13: what one draws lies over the picture in a layer of one’s own, is sealed, and is told where it hangs', async () => {
  const photo = await at.addPhoto()
  const message = uuidv7()
  night.paper.readBy(message, amina, ben)
  await night.hang(amina, { kind: 'message', id: message }, photo.id)
  const arrow = { shape: 'arrow' as const, from: { x: 0.1, y: 0.1 }, to: { x: 0.5, y: 0.5 } }
  const words = { shape: 'text' as const, at: { x: 0.2, y: 0.2 }, words: 'necrosis here' }
  await amina.ask(api.files.draw, { fileId: photo.id, shapes: [arrow] })
  const { file } = await ben.ask(api.files.draw, { fileId: photo.id, shapes: [words] })
  expect(file.layers).toBe(2)
  await ben.ask(api.files.draw, { fileId: photo.id, shapes: [words, arrow] })
  const { layers } = await amina.ask(api.files.open, { fileId: photo.id })
  expect(layers.map(({ personId, shapes }) => [personId, shapes])).toEqual([
    [amina.id, [arrow]],
    [ben.id, [words, arrow]],
  ])
  expect(night.paper.told.filter(({ fileId }) => fileId === photo.id)).toHaveLength(3)
  const rows = await night.query<{ row: string }>('select row_to_json(l)::text as row from file_layer l')
  const hex = Buffer.from('necrosis').toString('hex')
  expect(rows.some(({ row }) => row.includes('necrosis') || row.includes(hex))).toBe(false)
  await ben.ask(api.files.draw, { fileId: photo.id, shapes: [] })
  expect((await amina.ask(api.files.open, { fileId: photo.id })).layers).toHaveLength(1)
  const stranger = await night.hire()
  expect(await stranger.refused(api.files.draw, { fileId: photo.id, shapes: [] })).toBe('not-found')
  const text = await night.addReadyFile(amina)
  expect(await amina.refused(api.files.draw, { fileId: text.id, shapes: [arrow] })).toBe('no-longer-possible')
})

test('FIL18: administrators see what waits, was refused or is damaged, without a name or content; nobody else does', async () => {
  const far = await openHospital()
  const nurse = await far.hire()
  const checking = await far.addReadyFile(nurse, { state: 'checking', name: 'secret of Iris.txt' })
  await far.addReadyFile(nurse)
  const damaged = await far.addReadyFile(nurse, { state: 'damaged' })
  expect(await nurse.refused(api.files.listWaiting, {})).toBe('not-found')
  const waiting = await far.administrator.ask(api.files.listWaiting, {})
  expect(new Set(waiting.files.map(({ id }) => id))).toEqual(new Set([checking.id, damaged.id]))
  expect(JSON.stringify(waiting)).not.toContain('secret')
  expect(waiting).toMatchObject({ damaged: 1, usedBytes: 3 * 31, quotaBytes: far.parts.limits.quota })
  await far.close()
})

async function looksOf({ id }: Colleague) {
  const leaves = await night.query<{ action: string; subjects: unknown; outcome: string | null }>(
    `select action, subjects, outcome from audit_leaf
      where actor = $1 and action in ('files.open', 'files.thumbnails', 'files.listOfPatient', 'files.pageWords')
      order by position`,
    [id],
  )
  return leaves
}
