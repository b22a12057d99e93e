import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hospital, openHospital } from './hospital.fixture.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

const stateOf = (
  meeting: { invited: readonly { personId: string; state: string }[] },
  { id }: { id: string },
) => meeting.invited.find(({ personId }) => personId === id)?.state

test('CAL1, CAL2, CAL27: a nurse calls a doctor: their phone rings, without a word of who calls', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  await doctor.addDevice()
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  expect(stateOf(call, doctor)).toBe('ringing')
  expect(await doctor.mine()).toEqual([call])
  const notices = await hospital.noticesOf(doctor)
  expect(notices).toMatchObject([
    { heading: 'Call', urgency: 'urgent', state: 'sent', channels: ['in-app', 'web-push'] },
  ])
  expect(await hospital.noticesOf(nurse)).toEqual([])
})

test('CAL1: the same command begins one call, however often it comes', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const input = { about: { kind: 'person' as const, id: doctor.id }, video: false }
  const id = '01980000-0000-7000-8000-0000000000c1'
  const first = await nurse.ask(api.calls.start, input, id)
  expect(await nurse.ask(api.calls.start, input, id)).toEqual(first)
  expect(first.meeting.id).toBe(id)
  expect(await hospital.noticesOf(doctor)).toHaveLength(1)
})

test('CAL2: answered on one device it stops on the others; declined too', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const { meeting } = await doctor.ask(api.calls.answer, { meetingId: call.id, accept: true })
  expect(stateOf(meeting, doctor)).toBe('accepted')
  expect(await doctor.refused(api.calls.answer, { meetingId: call.id, accept: false })).toBe(
    'no-longer-possible',
  )
  const another = await nurse.call({ kind: 'person', id: doctor.id })
  const declined = await doctor.ask(api.calls.answer, { meetingId: another.id, accept: false })
  expect(stateOf(declined.meeting, doctor)).toBe('declined')
  // Nothing is sent to a phone any more that waited to be woken.
  const waiting = await hospital.query(
    `select 1 from attempt a join notice n on n.id = a.notice_id where n.person_id = $1 and a.state = 'due'`,
    [doctor.id],
  )
  expect(waiting).toEqual([])
})

test('CAL3: a call that nobody answers is missed: told once, without ringing, and kept until it is seen', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await nurse.comeIn(call.id)
  await hospital.wait(44)
  expect(stateOf(await doctor.see(call.id), doctor)).toBe('ringing')
  await hospital.wait(1)
  await hospital.wait(1)
  expect(stateOf(await doctor.see(call.id), doctor)).toBe('missed')
  const notices = await hospital.noticesOf(doctor)
  expect(notices.map(({ heading, urgency }) => [heading, urgency])).toEqual([
    ['Call', 'urgent'],
    ['Missed call', 'soon'],
  ])
  await nurse.ask(api.calls.end, { meetingId: call.id })
  expect((await doctor.mine()).map(({ id }) => id)).toEqual([call.id])
  await doctor.ask(api.calls.markMissedSeen, { meetingId: call.id })
  expect(await doctor.mine()).toEqual([])
})

test('CAL3: on two servers a call is missed once', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await nurse.comeIn(call.id)
  hospital.published.length = 0
  hospital.clock.advance(46_000)
  await Promise.all(hospital.servers.map(({ watch }) => watch.look()))
  const told = hospital.published.filter(
    ({ type, stream }) => type === 'calls.changed' && stream === `person:${doctor.id}`,
  )
  expect(told).toHaveLength(1)
  expect(await hospital.noticesOf(doctor)).toHaveLength(2)
})

test('CAL4: a role is rung through whoever holds it, and where nobody does through the one that it falls to', async () => {
  const consultant = await hospital.addRole('Consultant', { holdersAtMost: 3 })
  const registrar = await hospital.addRole('Registrar', { fallbackRoleId: consultant })
  const [nurse, above] = [await hospital.hire(), await hospital.hire(consultant)]
  const call = await nurse.call({ kind: 'role', id: registrar })
  expect(call.invited).toMatchObject([{ personId: above.id, roleId: registrar, state: 'ringing' }])
  const holder = await hospital.hire(registrar)
  const next = await nurse.call({ kind: 'role', id: registrar })
  expect(next.invited.map(({ personId }) => personId)).toEqual([holder.id])
})

test('CAL5: nobody off duty is rung, on any device: one sees before whom it rings, and who covers', async () => {
  const onCall = await hospital.addRole('On call', { holdersAtMost: 3 })
  const [nurse, doctor, covering] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(onCall),
  ]
  const { conversationId } = await nurse.ask(api.messaging.startGroup, {
    title: 'Ward 5',
    personIds: [doctor.id, covering.id],
  })
  await doctor.addDevice()
  await doctor.signOff()
  const about = { kind: 'conversation' as const, id: conversationId }
  const { rings, notRung } = await nurse.ask(api.calls.withWhom, about)
  expect(rings.map(({ personId }) => personId)).toEqual([covering.id])
  expect(notRung.map(({ personId }) => personId)).toEqual([doctor.id])
  const call = await nurse.call(about)
  expect(stateOf(call, doctor)).toBe('not-rung')
  expect(await hospital.noticesOf(doctor)).toEqual([])
})

test('CAL5: whoever goes off duty while it rings is rung no more, and is not told that they missed it', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await nurse.comeIn(call.id)
  await doctor.signOff()
  await hospital.wait(1)
  expect(stateOf(await nurse.see(call.id), doctor)).toBe('not-rung')
  await hospital.wait(50)
  expect((await hospital.noticesOf(doctor)).map(({ heading }) => heading)).toEqual(['Call'])
})

test('CAL5: a recorded override that names somebody lets them be rung', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  await doctor.signOff()
  await hospital.administrator.ask(api.duty.declareOverride, {
    reason: 'Major incident declared',
    personIds: [doctor.id],
    until: new Date(hospital.clock.now().getTime() + 3_600_000).toISOString(),
  })
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  expect(stateOf(call, doctor)).toBe('ringing')
})

test('CAL6: when nobody may be rung there is no call', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  await doctor.signOff()
  const about = { kind: 'person' as const, id: doctor.id }
  expect(await nurse.refused(api.calls.start, { about, video: false })).toBe('nobody-there')
  expect(await nurse.mine()).toEqual([])
  expect(await doctor.mine()).toEqual([])
  const [nobody] = await hospital.query('select 1 from meeting where organiser_id = $1', [nurse.id])
  expect(nobody).toBeUndefined()
})

test('CAL7: whoever missed it is rung again, each time once; whoever is in it is not', async () => {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await nurse.comeIn(call.id)
  await hospital.wait(46)
  const again = { meetingId: call.id, personIds: [doctor.id], roleIds: [] }
  const { meeting } = await nurse.ask(api.calls.ring, again)
  expect(stateOf(meeting, doctor)).toBe('ringing')
  const headings = (await hospital.noticesOf(doctor)).map(({ heading }) => heading)
  expect(headings).toEqual(['Call', 'Missed call', 'Call'])
  const line = await doctor.comeIn(call.id)
  expect(stateOf(await nurse.see(call.id), doctor)).toBe('accepted')
  expect(await nurse.refused(api.calls.ring, again)).toBe('nobody-there')
  line.say({ t: 'leave' })
})

test('CAL5, CAL7: somebody else is rung into a call that one is in; off duty they are not', async () => {
  const [nurse, doctor, third] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  await nurse.comeIn(call.id)
  const { meeting } = await nurse.ask(api.calls.ring, {
    meetingId: call.id,
    personIds: [third.id],
    roleIds: [],
  })
  expect(stateOf(meeting, third)).toBe('ringing')
  const fourth = await hospital.hire()
  await fourth.signOff()
  const asked = { meetingId: call.id, personIds: [fourth.id], roleIds: [] }
  expect(await nurse.refused(api.calls.ring, asked)).toBe('nobody-there')
  expect(await hospital.noticesOf(fourth)).toEqual([])
})

test('CAL1: a team’s call rings those of it who are on duty', async () => {
  const [nurse, doctor, home] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  await home.signOff()
  const team = await hospital.addTeam('Outreach', nurse, doctor, home)
  const call = await nurse.call({ kind: 'team', id: team })
  expect(call.invited.map(({ personId }) => personId)).toEqual([doctor.id])
})

test('CAL1: whoever is called about something urgent calls back who raised it', async () => {
  const registrar = await hospital.addRole('Registrar')
  const [nurse, doctor, another] = [
    await hospital.hire(),
    await hospital.hire(registrar),
    await hospital.hire(),
  ]
  const { escalation } = await nurse.ask(api.messaging.sendUrgent, {
    to: { kind: 'role', id: registrar },
    urgency: 'urgent',
    reason: 'Chest pain',
  })
  const call = await doctor.call({ kind: 'page', id: escalation.id })
  expect(call.invited.map(({ personId }) => personId)).toEqual([nurse.id])
  const about = { kind: 'page' as const, id: escalation.id }
  expect(await another.refused(api.calls.start, { about, video: false })).toBe('not-found')
})

test('CAL1: what a viewer may not see nobody is called about', async () => {
  const [nurse, doctor, stranger] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const { conversationId } = await nurse.ask(api.messaging.startGroup, {
    title: 'Two of us',
    personIds: [doctor.id],
  })
  const unknown = '01980000-0000-7000-8000-0000000000ff'
  const abouts = [
    { kind: 'conversation', id: conversationId },
    { kind: 'person', id: unknown },
    { kind: 'role', id: unknown },
    { kind: 'team', id: unknown },
    { kind: 'task', id: unknown },
    { kind: 'patient', id: unknown },
    { kind: 'page', id: unknown },
  ] as const
  for (const about of abouts) {
    expect(await stranger.refused(api.calls.start, { about, video: false })).toBe('not-found')
    expect(await stranger.refused(api.calls.withWhom, about)).toBe('not-found')
  }
})
