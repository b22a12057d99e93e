import { fakeClock } from '@baton/testkit/clock'
import { RoomServiceClient, TokenVerifier, TrackSource } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { makeLog, silentLog } from '../../log.ts'
import { openLiveKit } from './open-livekit.ts'
import { findLiveKit, type RunningLiveKit, startLiveKit } from './start-livekit.fixture.ts'

const meetingId = 'the heart team'
const seat = { meetingId, participantId: 'a surgeon' }

test('a pass opens one meeting to one participant, to send and receive, without data and without recording', async () => {
  const config = {
    kind: 'livekit' as const,
    url: 'wss://livekit.example.nhs.uk',
    apiUrl: 'http://127.0.0.1:1',
    apiKey: 'baton',
    apiSecret: 'a secret that is long enough for this',
    relayOnly: true,
  }
  const pass = await openLiveKit(config, { clock: fakeClock(), log: silentLog }).passFor(seat)
  if (pass.kind !== 'livekit') throw new Error('another pass')
  expect(pass).toMatchObject({ url: config.url, relayOnly: true })
  const claims = await new TokenVerifier(config.apiKey, config.apiSecret).verify(pass.token)
  expect(claims.sub).toBe('a surgeon')
  expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBe(600)
  expect(claims.video).toEqual({
    room: meetingId,
    roomJoin: true,
    canSubscribe: true,
    canPublish: true,
    canPublishSources: ['microphone', 'camera', 'screen_share', 'screen_share_audio'],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  })
  expect(claims.name).toBeUndefined()
})

test('while LiveKit is away nothing fails, and it is asked again', async () => {
  const clock = fakeClock()
  const said: string[] = []
  const log = makeLog({ level: 'warn', form: 'json', to: { write: (line: string) => void said.push(line) } })
  const url = 'ws://127.0.0.1:1'
  const key = { apiKey: 'baton', apiSecret: 'a secret that is long enough for this' }
  const media = openLiveKit(
    { kind: 'livekit', url, apiUrl: 'http://127.0.0.1:1', ...key, relayOnly: false },
    { clock, log },
  )
  await media.silence(seat)
  expect(said).toHaveLength(1)
  clock.advance(5_000)
  await expect.poll(() => said.length).toBe(2)
  await media.end(seat.meetingId)
  expect((await media.figures()).connections).toBeNaN()
  await media.stop()
})

const program = findLiveKit()

describe.skipIf(program === undefined)('on a real LiveKit server (there is none on every machine)', () => {
  let running: RunningLiveKit
  let rooms: RoomServiceClient
  const sockets: WebSocket[] = []

  beforeAll(async () => {
    running = await startLiveKit(program ?? '')
    rooms = new RoomServiceClient(running.url.replace('ws', 'http'), running.apiKey, running.apiSecret)
  })

  afterAll(async () => {
    for (const socket of sockets) socket.terminate()
    await running.stop()
  })

  function open() {
    const clock = fakeClock()
    const { url, apiKey, apiSecret } = running
    const config = { kind: 'livekit' as const, url, apiUrl: url.replace('ws', 'http'), apiKey, apiSecret }
    return { clock, media: openLiveKit({ ...config, relayOnly: false }, { clock, log: silentLog }) }
  }

  test('who has a pass comes in, and a pass that was tampered with opens nothing', async () => {
    const { media } = open()
    const token = await passOf(media, seat)
    expect((await enter(token)).isIn).toBe(true)
    expect(await present(meetingId)).toEqual(['a surgeon'])
    const [head, body, signature = ''] = token.split('.')
    const tampered = [head, body, [...signature].reverse().join('')].join('.')
    expect((await enter(tampered)).isIn).toBe(false)
  })

  test('whoever is silenced may not send a microphone until they turn it on again, with a new pass neither (CAL17)', async () => {
    const { clock, media } = open()
    const quiet = { meetingId, participantId: 'a talkative colleague' }
    const before = await passOf(media, quiet)
    await enter(before)
    expect(await sources(quiet)).toContain(TrackSource.MICROPHONE)
    await media.silence(quiet)
    expect(await sources(quiet)).not.toContain(TrackSource.MICROPHONE)
    expect(await sources(quiet)).toContain(TrackSource.CAMERA)
    await enter(await passOf(media, quiet))
    expect(await sources(quiet)).not.toContain(TrackSource.MICROPHONE)
    // The pass from before still opens it, until the server has looked.
    await enter(before)
    clock.advance(5_000)
    await expect.poll(() => sources(quiet)).not.toContain(TrackSource.MICROPHONE)
    await media.unsilence(quiet)
    expect(await sources(quiet)).toContain(TrackSource.MICROPHONE)
  })

  test('silencing, removing and ending what is not there is as good as done', async () => {
    const { media } = open()
    const nobody = { meetingId: 'a meeting that nobody is in', participantId: 'nobody' }
    await media.silence(nobody)
    await media.unsilence(nobody)
    await media.remove(nobody)
    await media.end(nobody.meetingId)
    await media.stop()
  })

  test('whoever was put out is put out again when they come back by the pass they still have (CAL11)', async () => {
    const { clock, media } = open()
    const guest = { meetingId, participantId: 'a guest' }
    const token = await passOf(media, guest)
    const first = await enter(token)
    await media.remove(guest)
    await first.over
    expect(await present(meetingId)).not.toContain('a guest')
    const again = await enter(token)
    expect(again.isIn).toBe(true)
    clock.advance(5_000)
    await again.over
    expect(await present(meetingId)).not.toContain('a guest')
    await media.stop()
  })

  test('whoever was put out and is let in again stays', async () => {
    const { clock, media } = open()
    const guest = { meetingId, participantId: 'a guest who is forgiven' }
    await media.remove(guest)
    const back = await enter(await passOf(media, guest))
    clock.advance(5_000)
    await rooms.listRooms()
    expect(back.isIn).toBe(true)
    expect(await present(meetingId)).toContain(guest.participantId)
    await media.stop()
  })

  test('a meeting that ended is empty, and stays so for whoever still has a pass', async () => {
    const { clock, media } = open()
    const late = { meetingId: 'a meeting that ends', participantId: 'somebody who lingers' }
    const token = await passOf(media, late)
    const inside = await enter(token)
    await media.end(late.meetingId)
    await inside.over
    const again = await enter(token)
    clock.advance(5_000)
    await again.over
    expect(await rooms.listRooms([late.meetingId])).toEqual([])
    await media.stop()
  })

  test('the figures say how many are connected', async () => {
    const { media } = open()
    // LiveKit counts anew every few seconds.
    await expect.poll(async () => (await media.figures()).connections, { timeout: 20_000 }).toBeGreaterThan(0)
  })

  /** Connects as a device does, up to where the server says who is there. */
  async function enter(token: string): Promise<{ isIn: boolean; over: Promise<void> }> {
    const socket = new WebSocket(
      `${running.url}/rtc?access_token=${token}&protocol=15&sdk=js&auto_subscribe=1`,
    )
    sockets.push(socket)
    const over = new Promise<void>((resolve) => socket.once('close', () => resolve()))
    const isIn = await new Promise<boolean>((resolve) => {
      socket.once('message', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('close', () => resolve(false))
    })
    return { isIn, over }
  }

  async function present(room: string): Promise<string[]> {
    return (await rooms.listParticipants(room)).map(({ identity }) => identity)
  }

  async function sources({ meetingId: room, participantId }: typeof seat): Promise<TrackSource[]> {
    return (await rooms.getParticipant(room, participantId)).permission?.canPublishSources ?? []
  }
})

async function passOf(media: ReturnType<typeof openLiveKit>, of: typeof seat): Promise<string> {
  const pass = await media.passFor(of)
  if (pass.kind !== 'livekit') throw new Error('another pass')
  return pass.token
}
