import { api, type Message, type Patient } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWardHouse, type WardHouse } from '../about-patient.fixture.ts'
import type { Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { tellUnread } from '../unread/tell-unread.ts'

const { messaging } = api
let house: WardHouse
let nurse: Staff
let doctor: Staff
let registrar: Staff
let stranger: Staff
let conversationId: string

beforeAll(async () => {
  house = await openWardHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  ;[nurse, doctor, registrar, stranger] = [
    await house.hireAt(house.ward),
    await house.hireAt(house.ward),
    await house.hireAt(house.ward),
    await house.hireAt(house.surgery),
  ]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, {
    title: 'Ward 7',
    personIds: [doctor.id],
  }))
})

/** A photo of theirs that was looked into. */
async function photoOf(who: Staff, patient?: Patient, called?: string): Promise<string> {
  const about = patient === undefined ? {} : { patientId: patient.id, consent: 'given' as const }
  const fileId = await house.addFile(who, { ...about, ...(called === undefined ? {} : { called }) })
  await house.changeFile(fileId)
  return fileId
}

function show(who: Staff, fileIds: string[], body = '', where = conversationId) {
  return who.ask(messaging.sendMessage, { conversationId: where, body, fileIds })
}

async function messagesFor(who: Staff, where = conversationId): Promise<Message[]> {
  return (await who.ask(messaging.pageMessages, { conversationId: where })).page.messages
}

async function read(who: Staff, messageId: string, where = conversationId): Promise<Message> {
  const found = (await messagesFor(who, where)).find(({ id }) => id === messageId)
  if (found === undefined) throw new Error('the message is not there')
  return found
}

const idsOf = ({ files }: Message) => files.map(({ id }) => id)

test('FIL55: a message has its files from the first moment, in the order in which they were put there', async () => {
  const [one, other] = [await photoOf(nurse), await photoOf(nurse)]
  const from = house.published.length
  const { messageId } = await show(nurse, [other, one], 'The wound today')
  const sent = house.published.slice(from).find(({ type }) => type === 'message.sent')
  expect(sent?.data).toMatchObject({ message: { id: messageId, files: [{ id: other }, { id: one }] } })
  expect(idsOf(await read(doctor, messageId))).toEqual([other, one])
  expect((await read(doctor, messageId)).body).toBe('The wound today')
})

test('FIL55: files need no words, and words no files; nothing at all is not sent', async () => {
  const { messageId } = await show(nurse, [await photoOf(nurse)])
  expect((await read(doctor, messageId)).body).toBe('')
  const nothing = { conversationId, body: '  ' }
  expect(await nurse.refused(messaging.sendMessage, nothing)).toBe('bad-input')
  expect(await nurse.refused(messaging.sendMessage, { ...nothing, fileIds: [] })).toBe('bad-input')
})

test('FIL55: the same command sends its files once, however often it comes', async () => {
  const fileId = await photoOf(nurse)
  const [id, input] = [uuidv7(), { conversationId, body: '', fileIds: [fileId] }]
  const [one, other] = await Promise.all([
    nurse.ask(messaging.sendMessage, input, id),
    nurse.ask(messaging.sendMessage, input, id),
  ])
  expect(one).toEqual(other)
  expect(await nurse.ask(messaging.sendMessage, input, id)).toEqual(one)
  expect((await messagesFor(doctor)).map(idsOf)).toEqual([[fileId]])
  const another = { ...input, fileIds: [await photoOf(nurse)] }
  expect(await nurse.refused(messaging.sendMessage, another, id)).toBe('conflict')
})

test('FIL55: of several messages that come at once each has its own files, and one that is refused takes nothing with it', async () => {
  const [first, second, theirs] = [await photoOf(nurse), await photoOf(nurse), await photoOf(doctor)]
  const unread = await house.addFile(nurse, { state: 'receiving', received: 12 })
  const refused = await photoOf(nurse)
  await house.changeFile(refused, { state: 'refused', fault: 'malware' })
  const outcomes = await Promise.all([
    nurse.try(messaging.sendMessage, { conversationId, body: 'one', fileIds: [first] }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'not mine', fileIds: [theirs] }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'not all here', fileIds: [unread] }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'refused', fileIds: [second, refused] }),
    nurse.try(messaging.sendMessage, { conversationId: uuidv7(), body: 'nowhere', fileIds: [second] }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'plain' }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'both', fileIds: [first, second] }),
  ])
  expect(outcomes.map((one) => (one.ok ? 'sent' : one.refusal.code))).toEqual([
    'sent',
    'not-found',
    'no-longer-possible',
    'no-longer-possible',
    'not-found',
    'sent',
    'sent',
  ])
  expect((await messagesFor(doctor)).map((message) => [message.body, idsOf(message)])).toEqual([
    ['one', [first]],
    ['plain', []],
    ['both', [first, second]],
  ])
  expect(await house.seesFile(nurse, theirs)).toBe(false)
})

test('FIL60: a file that is still being looked into is sent with its message, which tells when it is ready', async () => {
  const fileId = await house.addFile(nurse)
  const { messageId } = await show(nurse, [fileId])
  expect(await read(doctor, messageId)).toMatchObject({ files: [{ id: fileId, state: 'checking' }] })
  const from = house.published.length
  await house.changeFile(fileId)
  const told = house.published.slice(from).map(({ stream, type }) => [stream, type])
  expect(told).toContainEqual([`conversation:${conversationId}`, 'message.files'])
  expect(await read(doctor, messageId)).toMatchObject({ files: [{ id: fileId, state: 'ready', version: 2 }] })
})

test('FIL56: a stranger and who left see nothing of a file, who joined without the history nothing of earlier ones', async () => {
  const earlier = await photoOf(nurse)
  await show(nurse, [earlier])
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [registrar.id], history: 'none' })
  const later = await photoOf(nurse)
  await show(nurse, [later])
  expect(await house.seesFile(doctor, earlier)).toBe(true)
  expect(await house.seesFile(registrar, earlier)).toBe(false)
  expect(await house.seesFile(registrar, later)).toBe(true)
  expect(await house.seesFile(stranger, later)).toBe(false)
  await doctor.ask(messaging.leaveGroup, { conversationId })
  expect(await house.seesFile(doctor, earlier)).toBe(false)
  expect(await house.seesFile(doctor, later)).toBe(false)
})

test('FIL60: whoever joined without the history is told nothing of a file from before', async () => {
  const fileId = await house.addFile(nurse)
  await show(nurse, [fileId])
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [registrar.id], history: 'none' })
  await keepsReplayLaw(house, [nurse, doctor, registrar], () => house.changeFile(fileId))
  expect(await messagesFor(registrar)).toEqual([])
})

test('FIL56: whoever is called by a ladder sees the files of that message, and of none before it', async () => {
  const roleId = await house.addRole('Medical registrar on call')
  await registrar.signOff()
  await registrar.signOn(roleId)
  const teamId = await house.addTeam('Critical care outreach')
  const outreach = await house.hire(teamId)
  await house.settle()
  const inTeam = (await outreach.ask(messaging.listInbox, {})).entries[0]?.conversation.id ?? ''
  const earlier = await photoOf(outreach)
  await show(outreach, [earlier], '', inTeam)
  await outreach.signOn()
  const fileId = await photoOf(nurse)
  const urgent = { urgency: 'urgent' as const, reason: 'NEWS2 6', fileIds: [fileId] }
  const { messageId } = await nurse.ask(messaging.sendUrgent, { to: { kind: 'team', id: teamId }, ...urgent })
  expect(await read(outreach, messageId, inTeam)).toMatchObject({ files: [{ id: fileId }] })
  await outreach.ask(api.escalation.passOn, {
    escalationId: messageId,
    to: { kind: 'role', id: roleId },
  })
  expect(await house.seesFile(registrar, fileId)).toBe(true)
  expect(await house.seesFile(registrar, earlier)).toBe(false)
  expect(await house.seesFile(stranger, fileId)).toBe(false)
})

test('FIL55: an urgent message whose file cannot hang there is not sent, and nobody is called', async () => {
  const roleId = await house.addRole('Medical registrar on call')
  await registrar.signOff()
  await registrar.signOn(roleId)
  const urgent = { to: { kind: 'role' as const, id: roleId }, urgency: 'urgent' as const, reason: 'NEWS2 6' }
  const theirs = await photoOf(doctor)
  expect(await nurse.refused(messaging.sendUrgent, { ...urgent, fileIds: [theirs] })).toBe('not-found')
  const { escalations } = await registrar.ask(api.escalation.listOpen, {})
  expect(escalations).toEqual([])
})

test('FIL57: where a patient is spoken of hang files of that patient and of nobody, and of no other', async () => {
  const [marsh, ames] = [await house.admit('Marsh'), await house.admit('Ames')]
  const about = await house.open(nurse, marsh.id)
  const [hers, nobodys, another] = [
    await photoOf(nurse, marsh),
    await photoOf(nurse),
    await photoOf(nurse, ames),
  ]
  await show(nurse, [hers, nobodys], '', about)
  const wrong = { conversationId: about, body: 'Her leg', fileIds: [nobodys, another] }
  expect(await nurse.refused(messaging.sendMessage, wrong)).toBe('other-patient')
  const { messageId } = await show(nurse, [another])
  const forwarding = { messageId, conversationId: about }
  expect(await nurse.refused(messaging.forwardMessage, forwarding)).toBe('other-patient')
  expect((await messagesFor(nurse, about)).map(idsOf)).toEqual([[hers, nobodys]])
})

test('FIL57: a photo of the record that was merged into the patient’s shows the patient', async () => {
  const [marsh, twice] = [await house.admit('Marsh'), await house.admit('March')]
  const fileId = await photoOf(nurse, twice)
  await house.merge(twice, marsh)
  const about = await house.open(nurse, marsh.id)
  await show(nurse, [fileId], '', about)
  expect((await messagesFor(nurse, about)).map(idsOf)).toEqual([[fileId]])
})

test('FIL57: a merge that is taken back leaves a photo with the patient for whom it was taken', async () => {
  const [marsh, twice] = [await house.admit('Marsh', { wardId: house.surgery }), await house.admit('March')]
  const fileId = await photoOf(nurse, twice)
  await house.merge(twice, marsh)
  await show(nurse, [fileId])
  expect([await house.seesFile(registrar, fileId), await house.seesFile(stranger, fileId)]).toEqual([
    false,
    true,
  ])
  await house.unmerge(twice)
  expect([await house.seesFile(registrar, fileId), await house.seesFile(stranger, fileId)]).toEqual([
    true,
    false,
  ])
})

test('FIL58: a message is sent on with the same files, which then hang on both', async () => {
  const [fileId, refused] = [await photoOf(nurse), await house.addFile(nurse)]
  const { messageId } = await show(nurse, [fileId, refused])
  await house.changeFile(refused, { state: 'refused', fault: 'malware' })
  const elsewhere = await doctor.ask(messaging.startDirect, { personId: stranger.id })
  expect(await house.seesFile(stranger, fileId)).toBe(false)
  const forwarded = await doctor.ask(messaging.forwardMessage, { messageId, ...elsewhere })
  const copy = await read(stranger, forwarded.messageId, elsewhere.conversationId)
  expect(copy).toMatchObject({ body: '', forwardedFrom: { authorId: nurse.id }, files: [{ id: fileId }] })
  expect(await house.seesFile(stranger, fileId)).toBe(true)
  await nurse.ask(messaging.withdrawMessage, { messageId })
  expect(await house.seesFile(stranger, fileId)).toBe(true)
  expect(await house.seesFile(nurse, fileId)).toBe(false)
})

test('FIL58: of a message of files alone nothing is sent on once there is no file any more', async () => {
  const fileId = await photoOf(nurse)
  const { messageId } = await show(nurse, [fileId])
  await house.changeFile(fileId, { state: 'removed' })
  const elsewhere = await doctor.ask(messaging.startDirect, { personId: stranger.id })
  expect(await doctor.refused(messaging.forwardMessage, { messageId, ...elsewhere })).toBe(
    'no-longer-possible',
  )
})

test('FIL59: withdrawing a message takes its files off it, for everyone', async () => {
  const fileId = await photoOf(nurse)
  const { messageId } = await show(nurse, [fileId], 'The wrong patient')
  const from = house.published.length
  const { message } = await nurse.ask(messaging.withdrawMessage, { messageId })
  expect(message.files).toEqual([])
  expect(JSON.stringify(house.published.slice(from))).not.toContain(fileId)
  expect((await read(doctor, messageId)).files).toEqual([])
  expect(await house.seesFile(doctor, fileId)).toBe(false)
})

test('FIL59: what came to a patient’s page with a message leaves it with the message, unless it hangs elsewhere too', async () => {
  const [marsh, ames] = [await house.admit('Marsh'), await house.admit('Ames')]
  const [wrong, kept] = [await photoOf(nurse, ames), await photoOf(nurse, marsh)]
  const withdrawn = await show(nurse, [wrong, kept])
  await show(nurse, [kept])
  expect(await house.seesFile(registrar, wrong)).toBe(true)
  await nurse.ask(messaging.withdrawMessage, { messageId: withdrawn.messageId })
  expect(await house.seesFile(registrar, wrong)).toBe(false)
  expect(await house.seesFile(registrar, kept)).toBe(true)
})

test('MSG39: a quotation and the digest say of files alone what they are, never their names', async () => {
  await doctor.signOff()
  const photos = [await photoOf(nurse, undefined, 'Mrs Marsh.jpg'), await photoOf(nurse)]
  const { messageId } = await show(nurse, photos)
  await house.wait(1)
  const { lines } = await doctor.ask(messaging.openDigest, {})
  expect(lines).toMatchObject([{ conversationId, excerpt: '2 photos' }])
  const reply = { conversationId, body: 'Clean', replyToId: messageId }
  const answered = await nurse.ask(messaging.sendMessage, reply)
  expect((await read(nurse, answered.messageId)).replyTo?.excerpt).toBe('2 photos')
})

test('MSG40: a message with files can lose its words, and one without cannot', async () => {
  const { messageId } = await show(nurse, [await photoOf(nurse)], 'The left leg')
  const { message } = await nurse.ask(messaging.editMessage, { messageId, body: '' })
  expect(message).toMatchObject({ body: '', files: [{ kind: 'image' }] })
  const { versions } = await doctor.ask(messaging.listVersions, { messageId })
  expect(versions.map(({ body }) => body)).toEqual(['The left leg'])
  const plain = await nurse.ask(messaging.sendMessage, { conversationId, body: 'Words' })
  expect(await nurse.refused(messaging.editMessage, { messageId: plain.messageId, body: ' ' })).toBe(
    'bad-input',
  )
})

test('FIL63: a notification says nothing of a file', async () => {
  await doctor.addDevice()
  await house.wait(1)
  await show(nurse, [await photoOf(nurse, undefined, 'Mrs Marsh.jpg')])
  const organisations = async () => [{ id: house.organisationId }]
  await tellUnread({ ...house.parts, organisations, isPresent: () => false }, house.clock.now())
  const { rows } = await house.database.system.query<{ heading: string }>(
    `select heading from notice where person_id = $1 and about_kind = 'messages'`,
    [doctor.id],
  )
  expect(rows).toEqual([{ heading: '1 new message' }])
})

test('FIL60: a file that becomes ready while it is sent is ready in its message, whichever of the two is first', async () => {
  const fileIds = await Promise.all(Array.from({ length: 10 }, () => house.addFile(nurse)))
  await keepsReplayLaw(house, [nurse, doctor], () =>
    Promise.all(fileIds.flatMap((fileId) => [show(nurse, [fileId]), house.changeFile(fileId)])),
  )
  const messages = await messagesFor(doctor)
  expect(messages.flatMap(({ files }) => files).map(({ state }) => state)).toEqual(fileIds.map(() => 'ready'))
})

test('RT13: sending, sending on, withdrawing and changing files: an old snapshot and its events equal a fresh one', async () => {
  const elsewhere = await doctor.ask(messaging.startDirect, { personId: registrar.id })
  const everyone = [nurse, doctor, registrar, stranger]
  const fileId = await house.addFile(nurse, { kind: 'video' })
  let messageId = ''
  await keepsReplayLaw(house, everyone, async () => {
    messageId = (await show(nurse, [fileId])).messageId
  })
  await keepsReplayLaw(house, everyone, async () => {
    await doctor.ask(messaging.sendMessage, { conversationId, body: 'Heard', replyToId: messageId })
    await doctor.ask(messaging.forwardMessage, { messageId, ...elsewhere })
  })
  // Its content is another kind than its name said: what quotes it says so too.
  await keepsReplayLaw(house, everyone, () => house.changeFile(fileId, { state: 'ready', kind: 'audio' }))
  const quoting = (await messagesFor(nurse)).at(-1)
  expect(quoting?.replyTo?.excerpt).toBe('Voice note')
  await keepsReplayLaw(house, everyone, () => house.changeFile(fileId, { state: 'damaged' }))
  await keepsReplayLaw(house, everyone, () => nurse.ask(messaging.withdrawMessage, { messageId }))
})

test('RT13: an urgent message with files: an old snapshot and its events equal a fresh one', async () => {
  const roleId = await house.addRole('Medical registrar on call')
  await registrar.signOff()
  await registrar.signOn(roleId)
  const fileId = await photoOf(nurse)
  await keepsReplayLaw(house, [nurse, registrar, stranger], () =>
    nurse.ask(messaging.sendUrgent, {
      to: { kind: 'role', id: roleId },
      urgency: 'urgent',
      reason: 'NEWS2 6',
      fileIds: [fileId],
    }),
  )
})
