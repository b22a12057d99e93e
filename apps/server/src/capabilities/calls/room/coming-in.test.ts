import { api, mostInMeeting, roomOver } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital, seenBy } from '../hospital.fixture.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

/** A meeting that begins at once, of whoever calls it and these. */
async function meet(organiser: Colleague, asked: readonly Colleague[], waitingRoom = true) {
  const { meeting } = await organiser.ask(api.calls.meetNow, {
    title: 'Lung MDT',
    personIds: asked.map(({ id }) => id),
    roleIds: [],
    teamIds: [],
    waitingRoom,
  })
  return meeting
}

const presentIn = (meeting: { present: readonly { personId: string | null }[] }) =>
  meeting.present.map(({ personId }) => personId)

test('CAL9, CAL15: whoever was asked comes in at once, is given the media’s pass before the room, and everyone sees them by name', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const first = await consultant.comeIn(id)
  const second = await nurse.comeIn(id)
  expect(second.frames.map(({ t }) => t)).toEqual(['pass', 'room'])
  await hospital.until(() => first.room?.meeting.present.length === 2)
  expect(presentIn(await consultant.see(id)).toSorted()).toEqual([consultant.id, nurse.id].toSorted())
  const seen = seenBy(first, second.room?.me)
  expect(seen).toMatchObject({ personId: nurse.id, state: 'present', host: false, guest: null })
  expect(seen?.name).toMatch(/^Person/)
  const [pass] = second.frames
  expect(pass).toMatchObject({ t: 'pass', media: { kind: 'embedded' } })
  expect(pass?.t === 'pass' && pass.frameKey).toHaveLength(44)
})

test('CAL9: a colleague who was not asked waits, and is told nothing of the room before they are let in', async () => {
  const [consultant, nurse, visitor] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const inside = await nurse.comeIn(id)
  const waiting = await visitor.knock(id)
  await hospital.until(() => inside.room?.meeting.waiting === 1)
  expect(waiting.frames).toEqual([{ t: 'waiting', title: 'Lung MDT' }])
  expect(await visitor.refused(api.calls.open, { meetingId: id })).toBe('not-found')
  const participantId = inside.room?.participants.find(({ personId }) => personId === visitor.id)?.id ?? ''
  waiting.say({ t: 'say', id: '01980000-0000-7000-8000-0000000000a1', words: 'May I come in?' })
  waiting.say({ t: 'signal', signal: { kind: 'dial', attempt: 1 } })
  await nurse.ask(api.calls.admit, { meetingId: id, participantId })
  await hospital.until(() => waiting.room !== undefined)
  expect(waiting.room?.said).toEqual([])
  expect(hospital.media.told).not.toContain(`hear dial from ${participantId}`)
  expect((await visitor.see(id)).invited).toContainEqual(
    expect.objectContaining({ personId: visitor.id, state: 'accepted' }),
  )
})

test('CAL9: turned away, they come no further', async () => {
  const [consultant, visitor] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [])
  const inside = await consultant.comeIn(id)
  const waiting = await visitor.knock(id)
  await hospital.until(() => inside.room?.meeting.waiting === 1)
  const participantId = inside.room?.participants.find(({ personId }) => personId === visitor.id)?.id ?? ''
  await consultant.ask(api.calls.turnAway, { meetingId: id, participantId })
  await hospital.until(() => waiting.closed !== undefined)
  expect([waiting.over, waiting.closed]).toEqual(['turned-away', roomOver])
  expect(await visitor.refused(api.calls.join, { meetingId: id })).toBe('no-longer-possible')
})

test('CAL9: to a colleague whom a call does not concern there is none', async () => {
  const [nurse, doctor, other] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  expect(await other.refused(api.calls.join, { meetingId: call.id })).toBe('not-found')
})

test('CAL13: a locked meeting lets nobody more in; whoever’s line fell comes back to their place', async () => {
  const [consultant, nurse, late] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse, late])
  await consultant.comeIn(id)
  const line = await nurse.comeIn(id)
  await consultant.ask(api.calls.lock, { meetingId: id, locked: true })
  expect(await late.refused(api.calls.join, { meetingId: id })).toBe('no-longer-possible')
  line.cut()
  const back = await nurse.comeIn(id)
  expect(back.room?.me).toBe(line.room?.me)
  await consultant.ask(api.calls.lock, { meetingId: id, locked: false })
  await late.comeIn(id)
})

test('CAL14: coming in on another device moves one there, also on another server', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const host = await consultant.comeIn(id)
  const computer = await nurse.comeIn(id)
  const phone = await nurse.comeIn(id, 1)
  await hospital.until(() => computer.closed !== undefined)
  expect([computer.over, computer.closed]).toEqual(['elsewhere', roomOver])
  expect(phone.room?.me).toBe(computer.room?.me)
  await hospital.until(() => seenBy(host, phone.room?.me)?.state === 'present')
  expect((await consultant.see(id)).present).toHaveLength(2)
  expect(phone.over).toBeUndefined()
})

test('CAL15: what happens on one server is seen on the other: state, hands and reactions', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const here = await consultant.comeIn(id, 0)
  const there = await nurse.comeIn(id, 1)
  here.say({ t: 'state', microphone: true, camera: true, screen: false })
  here.say({ t: 'hand', raised: true })
  here.say({ t: 'react', reaction: '👍' })
  await hospital.until(() => there.has('reaction') && seenBy(there, here.room?.me)?.handRaisedAt !== null)
  expect(seenBy(there, here.room?.me)).toMatchObject({ microphone: true, camera: true, screen: false })
})

test('CAL23: who was in it from when to when is kept; a line that was down for less than 30 s is no break', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const host = await consultant.comeIn(id)
  const line = await nurse.comeIn(id)
  line.say({ t: 'state', microphone: true, camera: false, screen: false })
  await hospital.until(() => seenBy(host, line.room?.me)?.microphone === true)
  line.cut()
  await hospital.until(() => seenBy(host, line.room?.me)?.state === 'away')
  // Their place is theirs: nobody is told that they went.
  expect((await consultant.see(id)).present).toHaveLength(2)
  await hospital.wait(20)
  const back = await nurse.comeIn(id)
  expect(seenBy(back, back.room?.me)?.microphone).toBe(true)
  expect(await staysOf(back.room?.me)).toEqual([{ ended: false }])
  const lostAt = hospital.clock.now()
  back.cut()
  await hospital.until(() => seenBy(host, back.room?.me)?.state === 'away')
  await hospital.wait(33)
  await hospital.until(() => seenBy(host, back.room?.me)?.state === 'left')
  const [stay] = await hospital.query<{ until: Date }>(
    'select until_at as until from meeting_stay where participant_id = $1',
    [back.room?.me],
  )
  expect(Math.abs((stay?.until.getTime() ?? 0) - lostAt.getTime())).toBeLessThan(5_000)
  expect((await consultant.see(id)).present).toHaveLength(1)
  await nurse.comeIn(id)
  expect(await staysOf(back.room?.me)).toEqual([{ ended: true }, { ended: false }])
})

test('CAL15: whoever’s line stays down is in it no more, and hears nothing more either', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const host = await consultant.comeIn(id)
  const line = await nurse.comeIn(id)
  const participantId = line.room?.me ?? ''
  line.cut()
  await hospital.until(() => seenBy(host, participantId)?.state === 'away')
  expect(hospital.media.told).not.toContain(`remove ${participantId}`)
  await hospital.wait(33)
  await hospital.until(() => seenBy(host, participantId)?.state === 'left')
  expect(hospital.media.told).toContain(`remove ${participantId}`)
})

test('CAL23: a server that dies ends nobody’s stay later than it last knew of them', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  await consultant.comeIn(id)
  const line = await nurse.comeIn(id)
  // The server of this line is no more: nobody says anything of it, nor that it went.
  await hospital.query(`update meeting_participant set node = 'dead/line' where id = $1 returning 1`, [
    line.room?.me,
  ])
  const [before] = await hospital.query<{ seen: Date }>(
    'select seen_at as seen from meeting_participant where id = $1',
    [line.room?.me],
  )
  await hospital.wait(50)
  const [stay] = await hospital.query<{ until: Date }>(
    'select until_at as until from meeting_stay where participant_id = $1',
    [line.room?.me],
  )
  expect(stay?.until).toEqual(before?.seen)
  expect(presentIn(await consultant.see(id))).toEqual([consultant.id])
})

test('CAL8: a call of two ends when one hangs up', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const one = await nurse.comeIn(call.id)
  const other = await doctor.comeIn(call.id)
  one.say({ t: 'leave' })
  await hospital.until(() => other.closed !== undefined)
  expect(other.over).toBe('ended')
  expect(await nurse.mine()).toEqual([])
  expect(await doctor.refused(api.calls.join, { meetingId: call.id })).toBe('no-longer-possible')
})

test('CAL3, CAL8: hanging up before anybody answers ends the call: who was rung has missed it', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const line = await nurse.comeIn(call.id)
  line.say({ t: 'leave' })
  await hospital.until(() => line.closed !== undefined)
  const [missed] = await doctor.mine()
  expect(missed).toMatchObject({ id: call.id, invited: [{ state: 'missed' }] })
  expect(missed?.endedAt).not.toBeNull()
})

test('CAL8: any other meeting ends when it has been empty for a minute, and its media with it', async () => {
  const [consultant, nurse] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [nurse])
  const line = await consultant.comeIn(id)
  line.say({ t: 'leave' })
  await hospital.until(() => line.closed !== undefined)
  await hospital.wait(58)
  expect((await nurse.see(id)).endedAt).toBeNull()
  await hospital.wait(4)
  expect((await nurse.see(id)).endedAt).not.toBeNull()
  expect(await nurse.mine()).toEqual([])
})

test('CAL9: nobody more comes into a full meeting', async () => {
  const [consultant, late] = [await hospital.hire(), await hospital.hire()]
  const { id } = await meet(consultant, [late])
  await hospital.query(
    `insert into meeting_participant (id, meeting_id, organisation_id, person_id, state, asked_at, seen_at)
     select gen_random_uuid(), $1, $2, gen_random_uuid(), 'present', $3, $3 from generate_series(1, $4) returning 1`,
    [id, hospital.organisationId, hospital.clock.now(), mostInMeeting],
  )
  expect(await late.refused(api.calls.join, { meetingId: id })).toBe('no-room')
})

function staysOf(participantId: string | undefined) {
  return hospital.query(
    'select until_at is not null as ended from meeting_stay where participant_id = $1 order by from_at',
    [participantId],
  )
}
