import type { DeviceSignal, WantedPicture } from '@baton/contract'
import { fakeClock } from '@baton/testkit/clock'
import { expect, test } from 'vitest'
import { settle } from '../../../../test/people.ts'
import { createEmbeddedTransport } from './embedded.ts'
import { offerOf, PaperConnection, paperTrack, slots } from './paper-connection.fixture.ts'

const ben = '01980000-0000-7000-8000-0000000000b1'
const chidi = '01980000-0000-7000-8000-0000000000c1'

/** What one second of a line looks like, per packet of sound and of pictures. */
interface Second {
  readonly came: number
  readonly lost: number
}
const goodSecond: Second = { came: 50, lost: 0 }
const poorSecond: Second = { came: 40, lost: 10 }

function aminasDevice() {
  const clock = fakeClock()
  const connections: PaperConnection[] = []
  const said: DeviceSignal[] = []
  const counts = { came: 0, lost: 0, arrived: 0 }
  const startMs = clock.now().getTime()
  const transport = createEmbeddedTransport({
    RTCPeerConnection: class extends PaperConnection {
      constructor(configuration: RTCConfiguration) {
        super(configuration)
        connections.push(this)
      }
    } as never,
    clock,
    random: () => 0,
    askedAtMs: () => startMs,
    pass: () => ({
      kind: 'embedded',
      iceServers: [{ urls: ['turn:relay.test'], username: 'a', credential: 'b' }],
      relayOnly: true,
    }),
    renewPass: () => {},
    say: (signal) => said.push(signal),
    sealing: null,
  })
  const newest = () => {
    const connection = connections.at(-1)
    if (!connection) throw new Error('It has not dialled')
    return connection
  }
  const saidOf = <Kind extends DeviceSignal['kind']>(kind: Kind) =>
    said.filter((signal): signal is Extract<DeviceSignal, { kind: Kind }> => signal.kind === kind)

  async function pass(ms: number): Promise<void> {
    await settle()
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100)
      await settle()
    }
  }

  return {
    transport,
    connections,
    newest,
    said: saidOf,
    wanted: () => saidOf('want').at(-1)?.pictures,
    pass,
    /** The server offers, and the connection comes up. */
    async comesUp() {
      if (said.length === 0) transport.redial()
      transport.hear(offerOf(saidOf('dial').at(-1)?.attempt ?? 0))
      await settle()
      newest().becomes('connected')
      await settle()
    },
    async seconds(count: number, { came, lost }: Second) {
      for (let second = 0; second < count; second += 1) {
        counts.came += came
        counts.lost += lost
        counts.arrived += came * 100
        newest().statistics = [
          { type: 'transport', selectedCandidatePairId: '1' },
          { type: 'candidate-pair', bytesReceived: counts.arrived, currentRoundTripTime: 0.04 },
          {
            type: 'inbound-rtp',
            kind: 'audio',
            trackIdentifier: `coming ${slots.voice}`,
            packetsReceived: counts.came,
            packetsLost: counts.lost,
            jitter: 0.005,
          },
        ]
        await pass(1_000)
      }
    },
    /** The server goes on reporting, and sends no sound. */
    async quietSeconds(count: number, { arrives }: { arrives: boolean }) {
      for (let second = 0; second < count; second += 1) {
        if (arrives) counts.arrived += 100
        for (const stat of newest().statistics) {
          if ('bytesReceived' in stat) stat.bytesReceived = counts.arrived
        }
        await pass(1_000)
      }
    },
  }
}

const faces: readonly WantedPicture[] = [
  { participantId: ben, source: 'camera', size: 'large' },
  { participantId: chidi, source: 'camera', size: 'small' },
  { participantId: ben, source: 'screen', size: 'large' },
]

test('a device answers the server’s offer with its own tracks on its own slots', async () => {
  const { transport, newest, said, comesUp } = aminasDevice()
  const [voice, face] = [paperTrack('voice', 'audio'), paperTrack('face', 'video')]
  transport.send('microphone', voice)
  transport.send('camera', face)
  await comesUp()
  expect(said('dial')).toEqual([{ kind: 'dial', attempt: 1 }])
  expect(said('answer')).toMatchObject([{ attempt: 1, sdp: 'an answer' }])
  const connection = newest()
  expect(connection.sender('microphone').track).toBe(voice)
  expect([connection.sender('camera').track, connection.sender('cameraSmall').track]).toEqual([face, face])
  expect(connection.transceivers.map(({ direction }) => direction)).toEqual([
    ...Array(5).fill('sendonly'),
    ...Array(4).fill('recvonly'),
  ])
  expect(connection.configuration).toMatchObject({
    iceTransportPolicy: 'relay',
    iceServers: [{ urls: ['turn:relay.test'], username: 'a', credential: 'b' }],
  })
  expect(transport.get()).toMatchObject({ state: 'connected', figures: { joinMs: 0 } })
})

test('what a slot carries changes without another exchange', async () => {
  const { transport, newest, said, comesUp } = aminasDevice()
  await comesUp()
  const tracks = newest().transceivers.map(({ receiver }) => receiver.track)
  transport.hear({
    kind: 'slots',
    slots: [
      { mid: slots.voice, participantId: ben, source: 'microphone' },
      { mid: slots.picture, participantId: ben, source: 'camera' },
    ],
  })
  expect(transport.get().media.get(ben)).toEqual({ camera: tracks[6], screen: null })
  transport.hear({ kind: 'slots', slots: [{ mid: slots.picture, participantId: chidi, source: 'screen' }] })
  expect(transport.get().media.get(ben)).toBeUndefined()
  expect(transport.get().media.get(chidi)).toEqual({ camera: null, screen: tracks[6] })
  expect(transport.get().voices).toEqual([tracks[5], tracks[8]])
  expect(said('answer')).toHaveLength(1)
})

test('a picture that nobody looks at is not sent, and the small one only as large as it is shown', async () => {
  const { transport, newest, comesUp, pass } = aminasDevice()
  transport.send('camera', paperTrack('face', 'video'))
  await comesUp()
  transport.hear({ kind: 'looked-at', camera: true, cameraSmall: false, screen: false })
  await pass(100)
  expect(newest().sender('camera').encodings[0]).toMatchObject({
    active: true,
    maxBitrate: 500_000,
    scaleResolutionDownBy: 2,
  })
  expect(newest().sender('cameraSmall').encodings[0]).toMatchObject({
    active: false,
    scaleResolutionDownBy: 4,
  })
})

test('an attempt that does not come up in five seconds is replaced, and its late signals are not listened to (CAL21)', async () => {
  const { transport, connections, said, pass } = aminasDevice()
  transport.redial()
  transport.hear(offerOf(1))
  await pass(5_100)
  expect(said('dial').map(({ attempt }) => attempt)).toEqual([1, 2])
  expect(connections[0]?.isClosed).toBe(true)
  transport.hear(offerOf(1))
  await pass(100)
  expect(connections).toHaveLength(1)
})

test('when the media server dies one dials again, and sends what one sent (CAL21)', async () => {
  const { transport, newest, said, comesUp, pass } = aminasDevice()
  const voice = paperTrack('voice', 'audio')
  transport.send('microphone', voice)
  await comesUp()
  transport.hear({ kind: 'gone' })
  await pass(300)
  expect(transport.get().state).toBe('mending')
  await comesUp()
  expect(said('dial')).toHaveLength(2)
  expect(newest().sender('microphone').track).toBe(voice)
  expect(transport.get()).toMatchObject({ state: 'connected', figures: { reconnects: 1 } })
})

test('a tremor of two seconds is said and waited for; one of three is replaced (CAL21)', async () => {
  const { transport, newest, said, comesUp, pass } = aminasDevice()
  await comesUp()
  newest().becomes('disconnected')
  expect(transport.get().state).toBe('mending')
  await pass(2_000)
  newest().becomes('connected')
  await pass(10_000)
  expect(said('dial')).toHaveLength(1)
  newest().becomes('disconnected')
  await pass(3_100)
  expect(said('dial')).toHaveLength(2)
})

test('what cannot be connected is called failed, tried on, and tried at once when asked (CAL21)', async () => {
  const { transport, said, comesUp, pass } = aminasDevice()
  transport.redial()
  await pass(31_000)
  expect(transport.get().state).toBe('failed')
  const before = said('dial').length
  await pass(16_000)
  expect(said('dial').length).toBeGreaterThan(before)
  transport.redial()
  expect(transport.get().state).toBe('connecting')
  await comesUp()
  expect(transport.get().state).toBe('connected')
})

test('connected and nothing heard although somebody speaks is said after five seconds and mended (CAL22)', async () => {
  const { transport, said, comesUp, seconds, quietSeconds } = aminasDevice()
  await comesUp()
  transport.expect(1)
  transport.hear({ kind: 'slots', slots: [{ mid: slots.voice, participantId: ben, source: 'microphone' }] })
  await seconds(3, goodSecond)
  const states: string[] = []
  transport.subscribe(() => states.push(transport.get().state))
  await quietSeconds(4, { arrives: true })
  expect(states).not.toContain('silent')
  await quietSeconds(3, { arrives: true })
  expect(states).toContain('silent')
  expect(said('dial')).toHaveLength(2)
  await comesUp()
  await seconds(2, goodSecond)
  expect(transport.get().state).toBe('connected')
  expect(transport.get().figures.silentSeconds).toBeGreaterThan(0)
})

test('a way that carries nothing of any kind any more is replaced after three seconds (CAL22)', async () => {
  const { transport, said, comesUp, seconds, quietSeconds } = aminasDevice()
  await comesUp()
  transport.expect(1)
  transport.hear({ kind: 'slots', slots: [{ mid: slots.voice, participantId: ben, source: 'microphone' }] })
  await seconds(3, goodSecond)
  await quietSeconds(5, { arrives: false })
  expect(said('dial')).toHaveLength(2)
})

test('a room in which every microphone is off is left in peace (CAL22)', async () => {
  const { transport, said, comesUp, seconds, quietSeconds } = aminasDevice()
  await comesUp()
  transport.expect(0)
  await seconds(2, goodSecond)
  await quietSeconds(20, { arrives: true })
  expect(transport.get().state).toBe('connected')
  expect(said('dial')).toHaveLength(1)
})

test('on a poor line sound goes on, faces stop both ways and the screen stays; they come back by themselves (CAL20)', async () => {
  const { transport, newest, wanted, comesUp, seconds } = aminasDevice()
  transport.send('microphone', paperTrack('voice', 'audio'))
  transport.send('camera', paperTrack('face', 'video'))
  transport.want(faces)
  await comesUp()
  transport.hear({ kind: 'looked-at', camera: true, cameraSmall: true, screen: true })
  await seconds(2, goodSecond)
  expect(wanted()).toEqual(faces)
  await seconds(8, poorSecond)
  expect(transport.get().quality).toBe('poor')
  expect(wanted()).toEqual([faces[2]])
  const active = (slot: 'microphone' | 'camera' | 'cameraSmall') => newest().sender(slot).encodings[0]?.active
  expect([active('microphone'), active('camera'), active('cameraSmall')]).toEqual([true, false, false])
  await seconds(30, goodSecond)
  expect(transport.get().quality).toBe('good')
  expect(wanted()).toEqual(faces)
  expect([active('camera'), active('cameraSmall')]).toEqual([true, true])
})

test('on a fair line pictures become smaller first (CAL20)', async () => {
  const { transport, newest, wanted, comesUp, seconds } = aminasDevice()
  transport.send('camera', paperTrack('face', 'video'))
  transport.want(faces)
  await comesUp()
  transport.hear({ kind: 'looked-at', camera: true, cameraSmall: false, screen: false })
  await seconds(8, { came: 47, lost: 3 })
  expect(transport.get().quality).toBe('fair')
  expect(wanted()?.map(({ size }) => size)).toEqual(['small', 'small', 'large'])
  expect(newest().sender('camera').encodings[0]?.active).toBe(false)
  expect(newest().sender('cameraSmall').encodings[0]?.active).toBe(true)
})
