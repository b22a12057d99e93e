import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, changed, details, type Hospital, openHospital } from '../hospital.fixture.ts'

const { calls } = api
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague
let stranger: Colleague

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  const { hire } = hospital
  ;[consultant, nurse, stranger] = [await hire(), await hire(), await hire()]
})

const arrange = async (more: Parameters<typeof details>[0]) =>
  (await consultant.ask(calls.arrange, details({ personIds: [nurse.id], ...more }))).meeting

test('CAL25: whoever may see the meeting may see its documents, and nobody else', async () => {
  const fileId = await hospital.addFile(consultant)
  const meeting = await arrange({ fileIds: [fileId] })
  expect(meeting.fileIds).toEqual([fileId])
  expect(await hospital.seesFile(nurse, fileId)).toBe(true)
  expect(await hospital.seesFile(stranger, fileId)).toBe(false)
  await consultant.ask(calls.change, changed(meeting, { personIds: [stranger.id] }))
  expect(await hospital.seesFile(nurse, fileId)).toBe(false)
  expect(await hospital.seesFile(stranger, fileId)).toBe(true)
})

test('CAL26: a document is added and taken off, and everyone is told, also when it is ready', async () => {
  const [one, other] = [await hospital.addFile(consultant), await hospital.addFile(consultant)]
  const meeting = await arrange({ fileIds: [one] })
  const everyone = [consultant, nurse]
  await hospital.keepsReplayLaw(everyone, () =>
    consultant.ask(calls.change, changed(meeting, { fileIds: [other] })),
  )
  expect((await hospital.see(nurse, meeting.id)).fileIds).toEqual([other])
  expect(await hospital.seesFile(nurse, one)).toBe(false)
  await hospital.keepsReplayLaw(everyone, () => hospital.changeFile(other))
})

test('CAL25: somebody else’s file hangs on no meeting, and nothing is arranged with it', async () => {
  const theirs = await hospital.addFile(stranger)
  expect(await consultant.refused(calls.arrange, details({ personIds: [nurse.id], fileIds: [theirs] }))).toBe(
    'not-found',
  )
  expect(await hospital.mine(nurse)).toEqual([])
})

test('CAL28: the documents of a series hang on each of its meetings, those that are made later too', async () => {
  const fileId = await hospital.addFile(consultant)
  await hospital.changeFile(fileId)
  await arrange({ fileIds: [fileId], recurrence: { every: 'week', until: '2026-12-31' } })
  await hospital.waitUntil('2026-03-09T08:00:00.000Z')
  const mine = await hospital.mine(nurse)
  expect(mine.map(({ fileIds }) => fileIds)).toEqual(mine.map(() => [fileId]))
  expect(mine).toHaveLength(9)
})
