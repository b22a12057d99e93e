import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inSnapshot } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { discardPlace, filesAt, filesByIds } from './index.ts'
import { seeFiles } from './see.ts'
import { act } from './steps/act.ts'

let night: Hospital
let amina: Colleague
let ben: Colleague

beforeAll(async () => {
  night = await openHospital()
  amina = await night.hire()
  ben = await night.hire()
})
afterAll(() => night.close())

async function at(kind: 'message' | 'patient', placeId: string): Promise<string[]> {
  const { database, vault, organisationId } = night
  const files = await inSnapshot(database.app, organisationId, (transaction) =>
    filesAt(transaction, vault, kind, [placeId]),
  )
  return (files.get(placeId) ?? []).map(({ id }) => id)
}

async function sees({ viewer }: Colleague, fileId: string): Promise<boolean> {
  const seen = await inSnapshot(night.database.app, viewer.organisationId, (transaction) =>
    seeFiles({ transaction, viewer, at: night.clock.now() }, night.parts, [fileId]),
  )
  return seen.has(fileId)
}

test('FIL8: a file is its own until it hangs somewhere, and then it is theirs who may see one of its places', async () => {
  const file = await night.addReadyFile(amina)
  const [message, other] = [uuidv7(), uuidv7()]
  night.paper.readBy(message, ben)
  night.paper.readBy(other, amina)
  expect([await sees(amina, file.id), await sees(ben, file.id)]).toEqual([true, false])
  expect(await night.hang(amina, { kind: 'message', id: message }, file.id)).toMatchObject({ ok: true })
  expect([await sees(amina, file.id), await sees(ben, file.id)]).toEqual([false, true])
  expect(await night.hang(ben, { kind: 'message', id: other }, file.id)).toMatchObject({ ok: true })
  expect([await sees(amina, file.id), await sees(ben, file.id)]).toEqual([true, true])
})

test('FIL8: a file of another organisation is not there, whoever asks and however', async () => {
  const elsewhere = await night.foundAnother()
  const file = await night.addReadyFile(elsewhere)
  expect(await sees(amina, file.id)).toBe(false)
  const answered = await night.hang(amina, { kind: 'message', id: uuidv7() }, file.id)
  expect(answered).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
  expect(await night.query('select id from file where id = $1', [file.id])).toEqual([])
})

test('FIL9: files hang on a place in the order given, all of them or none', async () => {
  const files = [
    await night.addReadyFile(amina),
    await night.addReadyFile(amina),
    await night.addReadyFile(amina),
  ]
  const ids = files.map(({ id }) => id).reverse()
  const message = uuidv7()
  night.paper.readBy(message, amina)
  const hung = await night.hang(amina, { kind: 'message', id: message }, ...ids)
  expect(hung.ok && hung.value.map(({ id }) => id)).toEqual(ids)
  expect(await at('message', message)).toEqual(ids)
  const bens = await night.addReadyFile(ben)
  const mixed = await night.hang(amina, { kind: 'message', id: uuidv7() }, ...ids, bens.id)
  expect(mixed).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})

test('FIL9: what is not all here, was refused, is damaged or removed hangs nowhere; what is being checked may', async () => {
  for (const state of ['receiving', 'refused', 'damaged', 'removed'] as const) {
    const file = await night.addReadyFile(amina, { state })
    const answered = await night.hang(amina, { kind: 'message', id: uuidv7() }, file.id)
    expect(answered).toMatchObject({ ok: false, refusal: { code: 'no-longer-possible' } })
  }
  const checking = await night.addReadyFile(amina, { state: 'checking' })
  const answered = await night.hang(amina, { kind: 'message', id: uuidv7() }, checking.id)
  expect(answered).toMatchObject({ ok: true })
})

test('FIL9: a photo of a patient hangs only where that patient is meant, and on their page from then on', async () => {
  const [iris, otto] = [await night.admit(), await night.admit({ family: 'Kell', given: 'Otto' })]
  const photo = await night.addReadyFile(amina, { kind: 'image', patientId: iris.id, consent: 'given' })
  const wrong = await night.hang(amina, { kind: 'message', id: uuidv7(), patientId: otto.id }, photo.id)
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'other-patient' } })
  expect(await at('patient', iris.id)).toEqual([])
  const right = await night.hang(amina, { kind: 'message', id: uuidv7(), patientId: iris.id }, photo.id)
  expect(right).toMatchObject({ ok: true })
  expect(await at('patient', iris.id)).toEqual([photo.id])
})

test('FIL9: a place that is no more lets go of its files, and of nothing else', async () => {
  const file = await night.addReadyFile(amina)
  const [gone, stays] = [uuidv7(), uuidv7()]
  night.paper.readBy(gone, amina)
  night.paper.readBy(stays, amina)
  await night.hang(amina, { kind: 'message', id: gone }, file.id)
  await night.hang(amina, { kind: 'message', id: stays }, file.id)
  const by = { organisationId: night.organisationId, personId: amina.id, action: 'test.discard' }
  await act(night.parts, by, (deed) => discardPlace(deed, 'message', gone))
  expect([await at('message', gone), await at('message', stays)]).toEqual([[], [file.id]])
})

test('FIL12: the name of a file is sealed with its own key', async () => {
  const file = await night.addReadyFile(amina, { name: 'wound of Iris Marsh.txt' })
  const [row] = await night.query<{ name: Buffer }>('select name from file where id = $1', [file.id])
  expect(row?.name.includes('Marsh')).toBe(false)
  const found = await inSnapshot(night.database.app, night.organisationId, (transaction) =>
    filesByIds(transaction, night.vault, [file.id]),
  )
  expect(found.get(file.id)?.name).toBe('wound of Iris Marsh.txt')
})
