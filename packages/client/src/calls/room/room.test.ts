import { closeCodes, type MediaSignal, refusals, roomOver } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { settle } from '../../../test/people.ts'
import type { Answer } from '../../answer.ts'
import type { OwnState, RoomTicket } from './meeting-room.ts'
import { at, me, other, paperRoom, participantOf, passFrame, roomOf } from './paper-room.fixture.ts'
import { createRoom } from './room.ts'

const speaking: OwnState = { microphone: true, camera: true, screen: false, handRaised: false }

async function amina({ own = speaking } = {}) {
  const paper = paperRoom()
  const clock = fakeClock()
  const tickets: string[] = []
  const passes: string[] = []
  const signals: MediaSignal[] = []
  const told = { silenced: 0 }
  let next: Answer<RoomTicket> | undefined
  let made = 0
  const room = createRoom({
    baseUrl: 'http://baton.test',
    WebSocket: paper.WebSocket,
    clock,
    random: () => 0.5,
    newId() {
      made += 1
      return `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
    },
    own,
    async ticket() {
      if (next) return next
      tickets.push(`ticket ${tickets.length + 1}`)
      return { ok: true, value: { participantId: me, ticket: `ticket ${tickets.length}` } }
    },
    passed: (_, line) => passes.push(line),
    signalled: (signal) => signals.push(signal),
    reacted: () => {},
    silenced() {
      told.silenced += 1
    },
  })
  async function pass(ms: number): Promise<void> {
    await settle()
    for (let passed = 0; passed < ms; passed += 50) {
      clock.advance(Math.min(50, ms - passed))
      await settle()
    }
  }
  return {
    room,
    paper,
    tickets,
    passes,
    told,
    pass,
    refuse(answer: Answer<RoomTicket> | undefined) {
      next = answer
    },
    async comesIn() {
      room.start()
      await settle()
      paper.tell(passFrame, { t: 'room', room: roomOf() })
      await settle()
    },
  }
}

test('a device comes in with a ticket, and says what it chose once it knows the room', async () => {
  const { room, paper, passes, comesIn } = await amina()
  await comesIn()
  expect(paper.sockets[0]?.url).toBe('ws://baton.test/api/room')
  expect(paper.heard.map(({ t }) => t)).toEqual(['hello', 'state', 'hand'])
  expect(paper.said('state')[0]).toMatchObject({ microphone: true, camera: true, screen: false })
  expect(passes).toEqual(['new'])
  expect(room.getSnapshot()).toMatchObject({ line: 'in', room: { me } })
})

test('who waits knows the title, and is in when they are let in (CAL10)', async () => {
  const { room, paper } = await amina()
  room.start()
  await settle()
  paper.tell({ t: 'waiting', title: 'Lung MDT' })
  expect(room.getSnapshot()).toMatchObject({ line: 'waiting', title: 'Lung MDT', room: null })
  paper.tell(passFrame, { t: 'room', room: roomOf() })
  expect(room.getSnapshot().line).toBe('in')
})

test('a line that breaks is back within five seconds with another ticket, and what was chosen is said again (CAL21)', async () => {
  const { room, paper, tickets, passes, pass, comesIn } = await amina()
  await comesIn()
  room.choose({ camera: false })
  room.raiseHand(true)
  paper.heard.length = 0
  paper.cut()
  expect(room.getSnapshot().line).toBe('mending')
  await pass(5_000)
  expect(tickets).toHaveLength(2)
  paper.tell(passFrame, { t: 'room', room: roomOf() })
  expect(room.getSnapshot()).toMatchObject({ line: 'in', own: { camera: false, handRaised: true } })
  expect(paper.said('state')).toEqual([{ t: 'state', microphone: true, camera: false, screen: false }])
  expect(paper.said('hand')).toEqual([{ t: 'hand', raised: true }])
  expect(passes).toEqual(['new', 'new'])
})

test('a line that goes quiet without a word is found out and replaced (CAL21)', async () => {
  const { room, paper, pass, comesIn } = await amina()
  await comesIn()
  await pass(20_000)
  expect(paper.sockets).toHaveLength(1)
  paper.state.answersPings = false
  await pass(5_000)
  expect(room.getSnapshot().line).toBe('mending')
  expect(paper.sockets).toHaveLength(2)
})

test('when the network is back one does not wait (CAL21)', async () => {
  const { room, paper, pass, comesIn } = await amina()
  await comesIn()
  paper.state.isUp = false
  paper.cut()
  await pass(60_000)
  const before = paper.sockets.length
  paper.state.isUp = true
  room.nudge()
  await settle()
  expect(paper.sockets).toHaveLength(before + 1)
  expect(paper.said('hello')).toHaveLength(2)
})

test('what is written is said until it stands in the meeting, across a break, under one id (CAL24)', async () => {
  const { room, paper, pass, comesIn } = await amina()
  await comesIn()
  paper.cut()
  room.say(' The scan is up ')
  expect(room.getSnapshot().unsaid).toMatchObject([{ words: 'The scan is up' }])
  await pass(1_000)
  paper.tell(passFrame, { t: 'room', room: roomOf() })
  await pass(3_000)
  const ids = paper.said('say').map(({ id }) => id)
  expect(ids.length).toBeGreaterThan(1)
  const [id = ''] = ids
  expect(new Set(ids)).toEqual(new Set([id]))
  const said = [{ id, participantId: me, words: 'The scan is up', at }]
  paper.tell({ t: 'room', room: roomOf({ said }, 2) })
  expect(room.getSnapshot().unsaid).toEqual([])
  await pass(10_000)
  expect(paper.said('say')).toHaveLength(ids.length)
})

test('whoever is silenced has chosen to be silent until they speak again, also after a break (CAL17)', async () => {
  const { room, paper, told, pass, comesIn } = await amina()
  await comesIn()
  const silenced = [participantOf(me, { silencedAt: at }), participantOf(other)]
  paper.tell({ t: 'room', room: roomOf({ participants: silenced }, 2) })
  expect(told.silenced).toBe(1)
  expect(room.getSnapshot().own.microphone).toBe(false)
  expect(paper.said('state').at(-1)).toMatchObject({ microphone: false })
  paper.heard.length = 0
  paper.cut()
  await pass(1_000)
  paper.tell(passFrame, { t: 'room', room: roomOf({ participants: silenced }, 2) })
  expect(paper.said('state')).toMatchObject([{ microphone: false }])
  room.choose({ microphone: true })
  expect(paper.said('state').at(-1)).toMatchObject({ microphone: true })
  expect(told.silenced).toBe(1)
})

test('who is silenced while their line is down comes back silent (CAL17)', async () => {
  const { paper, pass, comesIn } = await amina()
  await comesIn()
  paper.heard.length = 0
  paper.cut()
  await pass(1_000)
  paper.tell(passFrame, {
    t: 'room',
    room: roomOf({ participants: [participantOf(me, { silencedAt: at }), participantOf(other)] }, 2),
  })
  expect(paper.said('state')).toMatchObject([{ microphone: false }])
})

test('what was said and does not show is said again, until it does', async () => {
  const { room, paper, pass, comesIn } = await amina()
  await comesIn()
  paper.tell({ t: 'room', room: roomOf() })
  paper.heard.length = 0
  await pass(3_500)
  expect(paper.said('state')).toHaveLength(2)
  const shown = [participantOf(me, { microphone: true, camera: true }), participantOf(other)]
  paper.tell({ t: 'room', room: roomOf({ participants: shown }) })
  await pass(10_000)
  expect(paper.said('state')).toHaveLength(2)
  room.choose({ camera: false })
  expect(paper.said('state')).toHaveLength(3)
})

test('an older room says nothing new', async () => {
  const { room, paper, comesIn } = await amina()
  await comesIn()
  paper.tell({ t: 'room', room: roomOf({ mayHost: true }, 5) })
  paper.tell({ t: 'room', room: roomOf({ mayHost: false }, 4) })
  expect(room.getSnapshot().room).toMatchObject({ mayHost: true, meeting: { version: 5 } })
})

test('over is over: nobody knocks again', async () => {
  const { room, paper, tickets, pass, comesIn } = await amina()
  await comesIn()
  paper.tell({ t: 'over', why: 'removed' })
  paper.cut(roomOver)
  await pass(60_000)
  expect(room.getSnapshot()).toMatchObject({ line: 'over', over: 'removed' })
  expect(tickets).toHaveLength(1)
})

test('who may not come back is told why; whom the server cannot hear tries again', async () => {
  const { room, paper, tickets, pass, comesIn, refuse } = await amina()
  await comesIn()
  refuse({ ok: false, refusal: { code: 'unavailable', ...refusals.unavailable } })
  paper.cut()
  await pass(10_000)
  expect(room.getSnapshot().line).toBe('mending')
  refuse({ ok: false, refusal: { code: 'no-longer-possible', ...refusals['no-longer-possible'] } })
  await pass(4_000)
  expect(room.getSnapshot()).toMatchObject({ line: 'over', refusal: { code: 'no-longer-possible' } })
  refuse(undefined)
  await pass(10_000)
  expect(tickets).toHaveLength(1)
})

test('a session that ended ends the meeting here', async () => {
  const { room, paper, comesIn } = await amina()
  await comesIn()
  paper.cut(closeCodes.signedOut)
  expect(room.getSnapshot()).toMatchObject({ line: 'over', over: 'signed-out' })
})

test('who leaves says so, once', async () => {
  const { room, paper, pass, comesIn } = await amina()
  await comesIn()
  room.leave()
  room.leave()
  await pass(10_000)
  expect(paper.said('leave')).toHaveLength(1)
  expect(paper.sockets).toHaveLength(1)
  expect(room.getSnapshot()).toMatchObject({ line: 'over', over: null, refusal: null })
})
