import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { pixel } from './serving/showing.fixture.ts'
import { iris, openVisit } from './visitor.fixture.ts'

let night: Hospital
let registrar: Colleague
let visitor: Colleague
const photo = { name: 'burn.jpg', bytes: 10, toldPatient: iris, consent: 'given' } as const

beforeAll(async () => {
  night = await openHospital()
  registrar = await night.hire()
  ;({ visitor } = await openVisit(night))
})
afterAll(() => night.close())

/** A photo of theirs that hangs on a message to the registrar. */
async function sent(more: { patientId?: string } = {}): Promise<string> {
  const made = { thumbnail: pixel('thumbnail'), whole: pixel('whole') }
  const told = { toldPatient: iris, consent: 'given' } as const
  const { id } = await night.addReadyFile(visitor, { kind: 'image', renditions: made, ...told, ...more })
  const message = uuidv7()
  night.paper.readBy(message, registrar, visitor)
  await night.hang(visitor, { kind: 'message', id: message }, id)
  return id
}

test('AFF12, FIL100: whom a visitor’s photo shows is said in their words, to whoever sees it', async () => {
  const { file } = await visitor.ask(api.files.begin, photo)
  expect(file).toMatchObject({ patientId: null, toldPatient: iris, consent: 'given' })
  expect((await visitor.ask(api.files.listMine, {})).files).toEqual([file])
  expect(night.eventsFor(visitor).at(-1)).toMatchObject({ data: { file: { toldPatient: iris } } })
  const seen = await registrar.ask(api.files.open, { fileId: await sent() })
  expect(seen).toMatchObject({ file: { toldPatient: iris, addedBy: visitor.id }, patient: null })
})

test('FIL100: what is not known of somebody need not be told', async () => {
  const toldPatient = { ...iris, birthDate: null, nhsNumber: null }
  expect((await visitor.ask(api.files.begin, { ...photo, toldPatient })).file).toMatchObject({ toldPatient })
})

test('FIL100: a photo of somebody who was told says what it rests on', async () => {
  const { consent: _, ...silent } = photo
  expect(await visitor.refused(api.files.begin, silent)).toBe('bad-input')
  expect((await visitor.ask(api.files.begin, { ...silent, name: 'letter.pdf' })).file.consent).toBeNull()
})

test('FIL100: an NHS number that is none is not told', async () => {
  for (const nhsNumber of ['9434765918', '1111111111', '943476591'])
    expect(await visitor.refused(api.files.begin, { ...photo, toldPatient: { ...iris, nhsNumber } })).toBe(
      'bad-input',
    )
  const spaced = { ...iris, nhsNumber: '943 476 5919' }
  const { file } = await visitor.ask(api.files.begin, { ...photo, toldPatient: spaced })
  expect(file.toldPatient).toEqual(iris)
})

test('FIL100: only a visitor tells, and no patient here is there for them', async () => {
  expect(await registrar.refused(api.files.begin, photo)).toBe('bad-input')
  const { id: patientId } = await night.admit(iris)
  const { toldPatient: _, ...named } = { ...photo, patientId }
  expect(await visitor.refused(api.files.begin, named)).toBe('not-found')
  expect(await visitor.refused(api.files.begin, { ...named, toldPatient: iris })).toBe('not-found')
  expect(await visitor.refused(api.files.begin, { ...named, patientId: uuidv7() })).toBe('not-found')
})

test('FIL100: neither database nor log holds what was told in words that can be read, nor anything once it is destroyed', async () => {
  const { file } = await visitor.ask(api.files.begin, photo)
  for (const table of ['file', 'event', 'audit_leaf', 'command_receipt']) {
    const rows = await night.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`)
    const text = rows.map(({ row }) => row).join('\n')
    for (const word of [iris.family, '9434765919'])
      for (const form of [word, Buffer.from(word).toString('hex')])
        expect(text.includes(form), table).toBe(false)
  }
  await visitor.ask(api.files.discard, { fileId: file.id })
  const told = night.eventsFor(visitor).at(-1)
  expect(told).toMatchObject({ data: { file: { id: file.id, state: 'removed', name: '' } } })
  expect(JSON.stringify(told)).not.toContain(iris.family)
})

test('FIL101: what was only told hangs on nobody’s page, however alike, and nowhere where a patient of here is spoken of', async () => {
  const twin = await night.admit({ ...iris, nhsNumber: '9434765870' })
  await registrar.signOn(night.ward)
  const fileId = await sent()
  const onPage = { fileId, patientId: twin.id }
  expect(await registrar.refused(api.files.hangOnPatient, onPage)).toBe('other-patient')
  for (const kind of ['message', 'task'] as const) {
    const about = await night.hang(registrar, { kind, id: uuidv7(), patientId: twin.id }, fileId)
    expect(about).toMatchObject({ ok: false, refusal: { code: 'other-patient' } })
    expect(await night.hang(registrar, { kind, id: uuidv7() }, fileId)).toMatchObject({ ok: true })
  }
  expect((await registrar.ask(api.files.listOfPatient, { patientId: twin.id })).files).toEqual([])
})

test('FIL102: whoever looks at a photo of somebody who was told is written down, and who was refused too', async () => {
  const fileId = await sent()
  const plain = await night.addReadyFile(registrar)
  await registrar.ask(api.files.open, { fileId: plain.id })
  await registrar.ask(api.files.open, { fileId })
  await registrar.ask(api.files.thumbnails, { fileIds: fileId })
  const stranger = await night.hire()
  await stranger.refused(api.files.open, { fileId })
  const subjects = [{ kind: 'file', id: fileId }]
  expect(await looksAt(fileId)).toEqual([
    { actor: registrar.id, action: 'files.open', subjects, outcome: null },
    { actor: registrar.id, action: 'files.thumbnails', subjects, outcome: null },
  ])
  const [refused] = await night.query('select outcome from audit_leaf where actor = $1', [stranger.id])
  expect(refused).toEqual({ outcome: 'not-found' })
})

test('FIL18: administrators see that a file waits, and not whom it was told to show', async () => {
  await night.addReadyFile(visitor, { state: 'checking', toldPatient: iris, consent: 'given' })
  const waiting = await night.administrator.ask(api.files.listWaiting, {})
  expect(waiting.files.length).toBeGreaterThan(0)
  expect(JSON.stringify(waiting)).not.toContain(iris.family)
})

test('AFF5: a visitor draws on what they sent and was sent, takes back their own, and sees nothing else', async () => {
  const fileId = await sent()
  const circle = { shape: 'circle', centre: { x: 0.5, y: 0.5 }, radius: 0.2 } as const
  expect((await visitor.ask(api.files.draw, { fileId, shapes: [circle] })).file.layers).toBe(1)
  const pdf = await night.addReadyFile(visitor, { kind: 'pdf', mediaType: 'application/pdf', pages: 1 })
  expect((await visitor.ask(api.files.pageWords, { fileId: pdf.id })).pages).toEqual([])
  await visitor.ask(api.files.discard, { fileId: pdf.id })
  expect((await visitor.ask(api.files.limits, {})).largest).toBe(night.parts.limits.largest)
  const others = await night.addReadyFile(registrar)
  expect(await visitor.refused(api.files.open, { fileId: others.id })).toBe('not-found')
  expect((await visitor.ask(api.files.thumbnails, { fileIds: others.id })).thumbnails).toEqual([])
  const twin = await night.admit()
  expect(await visitor.refused(api.files.hangOnPatient, { fileId, patientId: twin.id })).toBe('not-found')
  expect(await visitor.refused(api.files.listOfPatient, { patientId: twin.id })).toBe('not-found')
  expect(await visitor.refused(api.files.listWaiting, {})).toBe('not-found')
})

async function looksAt(fileId: string) {
  return night.query(
    `select actor, action, subjects, outcome from audit_leaf
      where action in ('files.open', 'files.thumbnails') and subjects @> jsonb_build_array(jsonb_build_object('id', $1::text))
        and outcome is null
      order by position`,
    [fileId],
  )
}
