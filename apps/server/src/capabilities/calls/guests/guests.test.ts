import { api, type Meeting } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import { linkTo, secretOf, type Visitor, visit } from './visitor.fixture.ts'

const { calls } = api
let hospital: Hospital
let consultant: Colleague
let nurse: Colleague
let stranger: Colleague
let visitor: Visitor
let meeting: Meeting

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

beforeEach(async () => {
  const { hire } = hospital
  ;[consultant, nurse, stranger] = [await hire(), await hire(), await hire()]
  visitor = visit(hospital)
  const at = hospital.clock.now().getTime() + 5 * 60_000
  const arranged = await consultant.ask(calls.arrange, {
    title: 'Lung MDT',
    startsAt: new Date(at).toISOString(),
    endsAt: new Date(at + 3_600_000).toISOString(),
    recurrence: null,
    agenda: 'Mrs Marsh first',
    personIds: [nurse.id],
    roleIds: [],
    teamIds: [],
    fileIds: [],
    waitingRoom: true,
  })
  meeting = arranged.meeting
})

test('CAL12: by a link a guest learns whose meeting it is, its title and when, and nothing else', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  expect(new URL(link)).toMatchObject({ pathname: '/meet', search: '' })
  const { title, startsAt, endsAt } = meeting
  expect(await visitor.ask(calls.lookAtLink, { secret: secretOf(link) })).toEqual({
    organisation: 'St Brannoc’s',
    title,
    startsAt,
    endsAt,
  })
})

test('CAL12: a call has no title, whatever it is about', async () => {
  const call = await consultant.call({ kind: 'person', id: nurse.id })
  const { link } = await linkTo(call.id, consultant)
  expect((await visitor.ask(calls.lookAtLink, { secret: secretOf(link) })).title).toBeNull()
})

test('CAL11: a link that is not there, is over or was revoked is one answer', async () => {
  const unknown = 'x'.repeat(43)
  const over = secretOf((await linkTo(meeting.id, consultant, 1)).link)
  const revoked = await linkTo(meeting.id, consultant, 200)
  await consultant.ask(calls.revokeGuestLink, { meetingId: meeting.id, linkId: revoked.id })
  await hospital.wait(3_601)
  const guest = { name: 'Nia Parry', organisation: 'Community nursing' }
  for (const secret of [unknown, over, secretOf(revoked.link)]) {
    expect(await visitor.refused(calls.lookAtLink, { secret })).toBe('not-found')
    expect(await visitor.refused(calls.knock, { secret, ...guest })).toBe('not-found')
  }
  expect(await visitor.refused(calls.comeBack, { pass: unknown })).toBe('not-found')
})

test('CAL11: whoever tries many links from one address must wait, and keeps nobody from signing in', async () => {
  const guessing = visit(hospital, '198.51.100.9')
  const codes = new Set<string>()
  for (let n = 0; n < 105; n += 1) {
    codes.add(await guessing.refused(calls.lookAtLink, { secret: `guess-${n}-${'x'.repeat(30)}` }))
  }
  expect([...codes]).toEqual(['not-found', 'too-many-attempts'])
  const { link } = await linkTo(meeting.id, consultant)
  expect(await guessing.refused(calls.lookAtLink, { secret: secretOf(link) })).toBe('too-many-attempts')
  // Another door, and another address, are open.
  expect(await guessing.refused(api.identity.checkAccessCode, { code: 'ABCD-EFGH-JKLM' })).toBe(
    'access-code-failed',
  )
  expect((await visitor.ask(calls.lookAtLink, { secret: secretOf(link) })).title).toBe('Lung MDT')
})

test('CAL11: of a link the database knows no secret, and nobody is told it twice', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const listed = await consultant.ask(calls.listGuestLinks, { meetingId: meeting.id })
  expect(JSON.stringify(listed)).not.toContain(secretOf(link))
  const rows = await hospital.query<{ row: string }>('select l::text as row from meeting_guest_link l')
  const secret = secretOf(link)
  for (const { row } of rows) {
    expect(row).not.toContain(secret)
    expect(row).not.toContain(Buffer.from(secret, 'base64url').toString('hex'))
  }
})

test('CAL10: a guest waits, sees nothing but the title, and is in the meeting once a colleague lets them in', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const host = await consultant.comeIn(meeting.id)
  const { line, participantId } = await visitor.knock(link)
  await hospital.until(() => line.frames.length > 0)
  expect(line.frames).toEqual([{ t: 'waiting', title: 'Lung MDT' }])
  await hospital.until(() => host.room?.participants.some(({ id }) => id === participantId) ?? false)
  expect(host.room?.participants.find(({ id }) => id === participantId)).toMatchObject({
    state: 'waiting',
    guest: { name: 'Nia Parry', organisation: 'Community nursing' },
  })
  expect((await nurse.see(meeting.id)).waiting).toBe(1)
  expect(line.frames.filter(({ t }) => t !== 'waiting')).toEqual([])
  await consultant.ask(calls.admit, { meetingId: meeting.id, participantId })
  await hospital.until(() => line.room !== undefined)
  expect(line.room?.me).toBe(participantId)
})

test('CAL12: what a guest is sent holds no agenda, no document, and not who was asked', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  await consultant.comeIn(meeting.id)
  const { line, participantId } = await visitor.knock(link)
  await hospital.until(() => line.frames.length > 0)
  await consultant.ask(calls.admit, { meetingId: meeting.id, participantId })
  await hospital.until(() => line.room !== undefined)
  const sent = JSON.stringify(line.frames)
  for (const secret of ['Marsh', nurse.id, stranger.id]) expect(sent).not.toContain(secret)
  expect(line.room?.meeting).toMatchObject({
    agenda: null,
    about: null,
    fileIds: [],
    invited: [],
    waiting: 0,
  })
})

test('CAL10: what was written before a guest was let in is not theirs to read, and what is written after is', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const host = await consultant.comeIn(meeting.id)
  const say = (words: string) => host.say({ t: 'say', id: uuidv7(), words })
  say('Before the guest')
  await hospital.until(() => host.room?.said.length === 1)
  const { line, participantId } = await visitor.knock(link)
  await hospital.until(() => line.frames.length > 0)
  await consultant.ask(calls.admit, { meetingId: meeting.id, participantId })
  await hospital.until(() => line.room !== undefined)
  say('With the guest')
  await hospital.until(() => line.room?.said.length === 1)
  expect(line.room?.said.map(({ words }) => words)).toEqual(['With the guest'])
  expect(JSON.stringify(line.frames)).not.toContain('Before the guest')
  await hospital.until(() => host.room?.said.length === 2)
})

test('CAL26: that a guest waits is told to everyone who was asked', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  await hospital.keepsReplayLaw([consultant, nurse], () => visitor.knock(link))
})

test('CAL10: where no colleague is in the meeting its hosts are told of a guest, if they are on duty', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  await visitor.knock(link)
  const heading = 'A guest waits to be let into a meeting'
  const told = async (who: Colleague) =>
    (await hospital.noticesOf(who)).flatMap((notice) => (notice.heading === heading ? notice.state : []))
  expect(await told(consultant)).toEqual(['sent'])
  expect(await told(nurse)).toEqual([])
  await consultant.comeIn(meeting.id)
  await visit(hospital).knock(link)
  expect(await told(consultant)).toEqual(['sent'])
})

test('CAL10: whoever has nobody to let them in, and goes, waits no more', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const { secret, name, organisation } = {
    secret: secretOf(link),
    name: 'Nia Parry',
    organisation: 'Elsewhere',
  }
  await visitor.ask(calls.knock, { secret, name, organisation })
  expect((await nurse.see(meeting.id)).waiting).toBe(1)
  await hospital.wait(60)
  expect((await nurse.see(meeting.id)).waiting).toBe(0)
})

test('CAL11: revoked, whoever came by the link is put out at once, whoever waits is turned away, and the key is another', async () => {
  const { id: linkId, link } = await linkTo(meeting.id, consultant)
  const other = await linkTo(meeting.id, consultant)
  const host = await consultant.comeIn(meeting.id)
  const inside = await visitor.knock(link, 'Inside')
  const waiting = await visit(hospital).knock(link, 'Waiting')
  const byAnother = await visit(hospital).knock(other.link, 'By another link')
  for (const one of [inside, byAnother])
    await consultant.ask(calls.admit, { meetingId: meeting.id, participantId: one.participantId })
  await hospital.until(() => inside.line.room !== undefined && byAnother.line.room !== undefined)
  const keys = () => host.frames.flatMap((frame) => (frame.t === 'pass' ? (frame.frameKey ?? '') : []))
  const before = keys().length
  await consultant.ask(calls.revokeGuestLink, { meetingId: meeting.id, linkId })
  await hospital.until(() => inside.line.closed !== undefined && waiting.line.closed !== undefined)
  expect(inside.line.frames.at(-1)).toEqual({ t: 'over', why: 'link-ended' })
  expect(waiting.line.frames.at(-1)).toEqual({ t: 'over', why: 'link-ended' })
  await hospital.until(() => keys().length > before)
  expect(new Set(keys()).size).toBe(keys().length)
  expect(byAnother.line.closed).toBeUndefined()
  expect(await visitor.refused(calls.comeBack, { pass: inside.pass })).toBe('not-found')
  expect((await nurse.see(meeting.id)).present.map(({ guestName }) => guestName).sort()).toEqual([
    'By another link',
    null,
  ])
})

test('CAL13: a guest who reloads the page comes back to their place; one who was removed does not', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  await consultant.comeIn(meeting.id)
  const { line, participantId, pass } = await visitor.knock(link)
  await consultant.ask(calls.admit, { meetingId: meeting.id, participantId })
  await hospital.until(() => line.room !== undefined)
  const back = await visitor.ask(calls.comeBack, { pass })
  expect(back.participantId).toBe(participantId)
  const again = await hospital.open(back.ticket)
  await hospital.until(() => again.room !== undefined)
  await consultant.ask(calls.remove, { meetingId: meeting.id, participantId })
  await hospital.until(() => again.closed !== undefined)
  expect(await visitor.refused(calls.comeBack, { pass })).toBe('no-longer-possible')
})

test('CAL13: into a locked meeting nobody knocks, nor into one that is over or cancelled', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const knocking = { secret: secretOf(link), name: 'Nia Parry', organisation: 'Community nursing' }
  await consultant.comeIn(meeting.id)
  await consultant.ask(calls.lock, { meetingId: meeting.id, locked: true })
  expect(await visitor.refused(calls.knock, knocking)).toBe('no-longer-possible')
  await consultant.ask(calls.lock, { meetingId: meeting.id, locked: false })
  await consultant.ask(calls.end, { meetingId: meeting.id })
  expect(await visitor.refused(calls.knock, knocking)).toBe('no-longer-possible')
})

test('CAL10: nobody fills a waiting room', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  const knocking = { secret: secretOf(link), name: 'Nia Parry', organisation: 'Community nursing' }
  const codes = []
  for (let n = 0; n < 31; n += 1) codes.push(await visitor.refused(calls.knock, knocking))
  expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'not refused'))
  expect(codes.at(-1)).toBe('no-room')
})

test('CAL12: what a guest says of themselves stands nowhere in the database in words', async () => {
  const { link } = await linkTo(meeting.id, consultant)
  await visitor.knock(link, 'Rhubarb Custard')
  const tables = ['meeting_participant', 'event', 'notice', 'audit_leaf']
  const rows = await hospital.query<{ found: boolean }>(
    tables
      .map(
        (table) =>
          `select exists (select from ${table} t where t::text ~* 'rhubarb|community nursing') as found`,
      )
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
})

test('CAL11: only who arranged it, is a host or is in it makes links, looks at them and ends them', async () => {
  const meetingId = meeting.id
  const { id: linkId } = await linkTo(meetingId, consultant)
  for (const who of [nurse, stranger]) {
    expect(await who.refused(calls.makeGuestLink, { meetingId, hours: 1 })).toBe('not-found')
    expect(await who.refused(calls.listGuestLinks, { meetingId })).toBe('not-found')
    expect(await who.refused(calls.revokeGuestLink, { meetingId, linkId })).toBe('not-found')
  }
  await nurse.comeIn(meetingId)
  await linkTo(meetingId, nurse)
  expect((await nurse.ask(calls.listGuestLinks, { meetingId })).links).toHaveLength(2)
})

test('CAL25: whoever is in the meeting is not taken off it by a change, and whoever is not is', async () => {
  await consultant.comeIn(meeting.id)
  const line = await nurse.comeIn(meeting.id)
  const { startsAt, endsAt, title, agenda } = meeting
  await consultant.ask(calls.change, {
    meetingId: meeting.id,
    following: false,
    title: title ?? '',
    startsAt: startsAt ?? '',
    endsAt: endsAt ?? '',
    agenda,
    personIds: [stranger.id],
    roleIds: [],
    teamIds: [],
    fileIds: [],
    waitingRoom: true,
  })
  expect((await nurse.see(meeting.id)).invited.map(({ personId }) => personId).sort()).toEqual(
    [nurse.id, stranger.id].sort(),
  )
  expect(line.closed).toBeUndefined()
})
