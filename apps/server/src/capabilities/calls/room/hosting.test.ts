import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital, seenBy } from '../hospital.fixture.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

/** A meeting of a host and somebody else, both in it. */
async function both() {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { meeting } = await consultant.ask(api.calls.meetNow, {
    title: 'Board round',
    personIds: [nurse.id],
    roleIds: [],
    teamIds: [],
    waitingRoom: false,
  })
  const [host, line] = [await consultant.comeIn(meeting.id), await nurse.comeIn(meeting.id)]
  await hospital.until(() => host.room?.participants.length === 2)
  const of = (who: Colleague) => host.room?.participants.find(({ personId }) => personId === who.id)?.id ?? ''
  return {
    consultant,
    nurse,
    meetingId: meeting.id,
    host,
    line,
    nurseIn: of(nurse),
    consultantIn: of(consultant),
  }
}

test('CAL16: only hosts silence, remove, lock, make hosts and end', async () => {
  const { consultant, nurse, meetingId, line, nurseIn, consultantIn } = await both()
  expect(line.room?.mayHost).toBe(false)
  const somebody = { meetingId, participantId: consultantIn }
  expect(await nurse.refused(api.calls.silence, somebody)).toBe('not-found')
  expect(await nurse.refused(api.calls.remove, somebody)).toBe('not-found')
  expect(await nurse.refused(api.calls.makeHost, somebody)).toBe('not-found')
  expect(await nurse.refused(api.calls.lock, { meetingId, locked: true })).toBe('not-found')
  expect(await nurse.refused(api.calls.end, { meetingId })).toBe('not-found')
  const { meeting } = await consultant.ask(api.calls.makeHost, { meetingId, participantId: nurseIn })
  expect(meeting.hostIds.toSorted()).toEqual([consultant.id, nurse.id].toSorted())
  await hospital.until(() => line.room?.mayHost === true)
  await nurse.ask(api.calls.lock, { meetingId, locked: true })
})

test('CAL16: when the last host has gone, the colleague who has been there longest is one', async () => {
  const { nurse, meetingId, host, line } = await both()
  const third = await hospital.hire()
  await third.comeIn(meetingId)
  host.say({ t: 'leave' })
  await hospital.until(() => line.room?.mayHost === true)
  expect((await nurse.see(meetingId)).hostIds).toContain(nurse.id)
  expect((await nurse.see(meetingId)).hostIds).not.toContain(third.id)
})

test('CAL16: before a host has come, nobody is one in their place', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { meeting } = await consultant.ask(api.calls.meetNow, {
    title: 'Board round',
    personIds: [nurse.id],
    roleIds: [],
    teamIds: [],
    waitingRoom: false,
  })
  const line = await nurse.comeIn(meeting.id)
  expect(line.room?.mayHost).toBe(false)
})

test('CAL17: whoever is silenced is silent on the server, whatever their device says, until they turn it on again', async () => {
  const { consultant, meetingId, host, line, nurseIn } = await both()
  line.say({ t: 'state', microphone: true, camera: false, screen: false })
  await hospital.until(() => seenBy(host, nurseIn)?.microphone === true)
  await consultant.ask(api.calls.silence, { meetingId, participantId: nurseIn })
  // A device that has not heard of it, or does not care, says once more that its microphone is on.
  line.say({ t: 'state', microphone: true, camera: true, screen: false })
  await hospital.until(
    () => seenBy(host, nurseIn)?.camera === true && seenBy(line, nurseIn)?.silencedAt !== null,
  )
  expect(hospital.media.told).toContain(`silence ${nurseIn}`)
  expect(hospital.media.told).not.toContain(`unsilence ${nurseIn}`)
  expect(seenBy(host, nurseIn)).toMatchObject({ microphone: false })
  line.say({ t: 'state', microphone: false, camera: true, screen: false })
  line.say({ t: 'state', microphone: true, camera: true, screen: false })
  await hospital.until(() => seenBy(host, nurseIn)?.microphone === true)
  expect(hospital.media.told).toContain(`unsilence ${nurseIn}`)
  expect(seenBy(host, nurseIn)?.silencedAt).toBeNull()
})

test('CAL17: a line that falls lifts no silence: it stands when they are back, on another server too', async () => {
  const { consultant, nurse, meetingId, host, line, nurseIn } = await both()
  await consultant.ask(api.calls.silence, { meetingId, participantId: nurseIn })
  await hospital.until(() => seenBy(line, nurseIn)?.silencedAt !== null)
  line.cut()
  hospital.media.told.length = 0
  const back = await nurse.comeIn(meetingId, 1)
  back.say({ t: 'state', microphone: true, camera: true, screen: false })
  await hospital.until(() => seenBy(host, nurseIn)?.camera === true)
  expect(seenBy(host, nurseIn)?.microphone).toBe(false)
  expect(hospital.media.told).toContain(`silence ${nurseIn}`)
  expect(hospital.media.told).not.toContain(`unsilence ${nurseIn}`)
})

test('CAL13, CAL16: whoever is removed is out at once, does not come back by themselves, and knows the key no more', async () => {
  const { consultant, nurse, meetingId, host, line, nurseIn } = await both()
  const keysOf = () => host.frames.flatMap((frame) => (frame.t === 'pass' ? (frame.frameKey ?? '') : []))
  const before = keysOf()
  await consultant.ask(api.calls.remove, { meetingId, participantId: nurseIn })
  await hospital.until(() => line.closed !== undefined && keysOf().length > before.length)
  expect(line.over).toBe('removed')
  expect(hospital.media.told).toContain(`remove ${nurseIn}`)
  expect(keysOf().at(-1)).not.toBe(before.at(-1))
  expect(await nurse.refused(api.calls.join, { meetingId })).toBe('no-longer-possible')
  // Somebody in the meeting may want them back.
  await consultant.ask(api.calls.ring, { meetingId, personIds: [nurse.id], roleIds: [] })
  await nurse.comeIn(meetingId)
})

test('CAL8: a host ends a meeting for everyone, and its media with it', async () => {
  const { consultant, meetingId, host, line } = await both()
  await consultant.ask(api.calls.end, { meetingId })
  await hospital.until(() => host.closed !== undefined && line.closed !== undefined)
  expect([host.over, line.over]).toEqual(['ended', 'ended'])
  await hospital.until(() => hospital.media.told.includes(`end ${meetingId}`))
  expect(await consultant.refused(api.calls.end, { meetingId })).toBe('no-longer-possible')
})

test('CAL24: what is written is kept once, however often it is said, in the order in which it came, and sealed', async () => {
  const { meetingId, host, line } = await both()
  const id = (n: number) => `01980000-0000-7000-8000-0000000000${n}`
  line.say({ t: 'say', id: id(11), words: 'Bed 4 can go home' })
  line.say({ t: 'say', id: id(11), words: 'Bed 4 can go home' })
  await hospital.until(() => host.room?.said.length === 1)
  host.say({ t: 'say', id: id(10), words: 'Good' })
  await hospital.until(() => line.room?.said.length === 2)
  expect(line.room?.said.map(({ words }) => words)).toEqual(['Bed 4 can go home', 'Good'])
  const rows = await hospital.query<{ words: Buffer }>(
    'select words from meeting_said where meeting_id = $1',
    [meetingId],
  )
  for (const { words } of rows) expect(words.toString('latin1')).not.toMatch(/Bed 4|Good/)
})
