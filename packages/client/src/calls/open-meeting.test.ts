import { type MediaSignal, participantFrame, type RoomFrame } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { settle } from '../../test/people.ts'
import { openMeeting } from './open-meeting.ts'
import { at, me, other, paperRoom, participantOf, passFrame, roomOf } from './room/paper-room.fixture.ts'
import { offerOf, PaperConnection, paperTrack } from './transport/embedded/paper-connection.fixture.ts'

async function amina() {
  const paper = paperRoom()
  const clock = fakeClock()
  const connections: PaperConnection[] = []
  const hints: ((hint: 'online') => void)[] = []
  const meeting = openMeeting({
    baseUrl: 'http://baton.test',
    WebSocket: paper.WebSocket,
    RTCPeerConnection: class extends PaperConnection {
      constructor(configuration: RTCConfiguration) {
        super(configuration)
        connections.push(this)
      }
    } as never,
    clock,
    random: () => 0,
    own: { microphone: true, camera: false, screen: false, handRaised: false },
    ticket: async () => ({ ok: true, value: { participantId: me, ticket: 'a ticket' } }),
    sealingWorker() {
      throw new Error('There is no worker here')
    },
    onHint(listener) {
      hints.push(listener)
      return () => hints.splice(0)
    },
  })
  async function pass(ms: number): Promise<void> {
    await settle()
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100)
      await settle()
    }
  }
  const signal = (said: MediaSignal): RoomFrame => ({ t: 'signal', signal: said })
  const dials = () =>
    paper.said('signal').flatMap(({ signal: said }) => (said.kind === 'dial' ? [said.attempt] : []))
  await settle()
  return {
    meeting,
    paper,
    connections,
    hints,
    pass,
    dials,
    signal,
    async comesIn(frames: RoomFrame[] = [passFrame, { t: 'room', room: roomOf() }]) {
      paper.tell(...frames)
      await settle()
    },
    async connects() {
      paper.tell(signal(offerOf(dials().at(-1) ?? 0)))
      await settle()
      connections.at(-1)?.becomes('connected')
      await settle()
    },
  }
}

test('whoever is in dials by the room’s own line, and is connected', async () => {
  const { meeting, dials, comesIn, connects } = await amina()
  expect(meeting.getSnapshot()).toMatchObject({ room: { line: 'joining' }, transport: null })
  await comesIn()
  expect(dials()).toEqual([1])
  await connects()
  expect(meeting.getSnapshot()).toMatchObject({ room: { line: 'in' }, transport: { state: 'connected' } })
})

test('when the room’s line was down everything is back: the room, the media and what one sent (CAL21)', async () => {
  const { meeting, paper, connections, dials, comesIn, connects, pass } = await amina()
  const voice = paperTrack('voice', 'audio')
  meeting.send('microphone', voice)
  await comesIn()
  await connects()
  paper.cut()
  await pass(1_000)
  expect(meeting.getSnapshot().room.line).toBe('mending')
  await comesIn()
  expect(dials()).toEqual([1, 2])
  await connects()
  expect(meeting.getSnapshot()).toMatchObject({ room: { line: 'in' }, transport: { state: 'connected' } })
  expect(connections.at(-1)?.sender('microphone').track).toBe(voice)
})

test('a pass that is only renewed breaks nothing', async () => {
  const { dials, comesIn, connects } = await amina()
  await comesIn()
  await connects()
  await comesIn()
  expect(dials()).toEqual([1])
})

test('when the network is back one dials at once (CAL21)', async () => {
  const { hints, dials, comesIn, connects } = await amina()
  await comesIn()
  await connects()
  for (const hint of hints) hint('online')
  await settle()
  expect(dials()).toEqual([1, 2])
})

test('whoever is silenced sends nothing of their microphone from then on (CAL17)', async () => {
  const { meeting, connections, comesIn, connects } = await amina()
  const told: string[] = []
  meeting.onSilenced(() => told.push('silenced'))
  meeting.send('microphone', paperTrack('voice', 'audio'))
  await comesIn()
  await connects()
  const participants = [participantOf(me, { silencedAt: at }), participantOf(other)]
  await comesIn([{ t: 'room', room: roomOf({ participants }, 2) }])
  expect(told).toEqual(['silenced'])
  expect(connections.at(-1)?.sender('microphone').track).toBeNull()
})

test('how the stay goes is told every ten seconds and at its end', async () => {
  const { meeting, paper, comesIn, connects, pass } = await amina()
  await comesIn()
  await connects()
  await pass(20_000)
  expect(paper.said('measure')).toHaveLength(2)
  meeting.leave()
  expect(paper.said('measure')).toHaveLength(3)
  expect(paper.heard.at(-1)).toEqual({ t: 'leave' })
  await pass(20_000)
  expect(paper.said('measure')).toHaveLength(3)
})

test('who waited an hour to be let in has not been slow to connect', async () => {
  const { paper, comesIn, connects, pass } = await amina()
  await comesIn([{ t: 'waiting', title: null }])
  await pass(60 * 60_000)
  await comesIn()
  await connects()
  await pass(10_000)
  const [first] = paper.said('measure')
  expect(first?.measure.joinMs).not.toBeNull()
  expect(participantFrame.safeParse(first).success).toBe(true)
})

test('where there is a key and the browser cannot seal, nothing is sent at all, and that is said', async () => {
  const { meeting, dials, comesIn } = await amina()
  await comesIn([
    { t: 'pass', media: { kind: 'embedded', iceServers: [], relayOnly: false }, frameKey: 'a key' },
    { t: 'room', room: roomOf() },
  ])
  expect(meeting.getSnapshot()).toMatchObject({
    room: { line: 'in' },
    transport: null,
    obstacle: 'cannot-seal',
  })
  expect(dials()).toEqual([])
})

test('when the room says that it is over, the media is over too', async () => {
  const { meeting, paper, connections, dials, comesIn, connects, pass } = await amina()
  await comesIn()
  await connects()
  paper.tell({ t: 'over', why: 'ended' })
  await pass(60_000)
  expect(meeting.getSnapshot().room).toMatchObject({ line: 'over', over: 'ended' })
  expect(connections.at(-1)?.isClosed).toBe(true)
  expect(dials()).toEqual([1])
})
