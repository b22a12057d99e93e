import type { DeviceSignal, FilledSlot, MediaPass, MediaSignal, WantedPicture } from '@baton/contract'
import { freshLine, judgeLine } from '@baton/domain/calls/line-quality'
import { beginListening, freshHearing, isSilent, isTimeToMend, listen, mending } from '@baton/domain/calls/silence'
import type { Clock } from '../../../ports.ts'
import { held } from '../../../store.ts'
import type { Sealing } from '../frames/sealing.ts'
import type { MeetingTransport, TransportSnapshot, TransportState } from '../transport.ts'
import { type Incoming, incomingOf, mediaOf, nothingIncoming } from './incoming.ts'
import { reckonLine } from './line-figures.ts'
import { createOwnTracks } from './own-tracks.ts'
import { readStats } from './read-stats.ts'

export type EmbeddedPass = Extract<MediaPass, { kind: 'embedded' }>
type Offer = Extract<MediaSignal, { kind: 'offer' }>

export interface EmbeddedDeps {
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection
  readonly clock: Clock
  readonly random: () => number
  /** When one asked to come in, in ms: how long that took is counted from there. */
  readonly askedAtMs: number
  /** The newest pass: relays' credentials are renewed. */
  pass(): EmbeddedPass
  /** By the room's socket; lost when it is down. */
  say(signal: DeviceSignal): void
  /** `null` where the meeting has no key for it. */
  readonly sealing: Sealing | null
}

export interface EmbeddedTransport extends MeetingTransport {
  hear(signal: MediaSignal): void
}

/** One attempt, from `dial` until it is replaced. */
interface Attempt {
  readonly number: number
  readonly connection: RTCPeerConnection | undefined
}

/** Longest wait for an attempt to stand, in ms: in storms of joining, one in a hundred never does. */
const patience = 5_000
/** How long a connection may be `disconnected` before it is replaced, in ms. */
const shakyMs = 3_000
/** How often its statistics are looked at, in ms. */
const lookMs = 1_000
/** Attempts in a row before it is called failed. It goes on trying even then. */
const mostAttempts = 6
const waitWhenFailed = 10_000

/**
 * Sound and pictures by the embedded media server. One exchange for each connection and never another: the server
 * offers its slots, this device answers, and what goes wrong is mended by a new connection (CAL21).
 */
export function createEmbeddedTransport(deps: EmbeddedDeps): EmbeddedTransport {
  const { clock } = deps
  const own = createOwnTracks(deps.sealing)
  const reckoning = reckonLine()
  let attempt: Attempt = { number: 0, connection: undefined }
  let state: TransportState = 'connecting'
  let hasStood = false
  let failures = 0
  let isClosed = false
  let incoming: Incoming = nothingIncoming
  let slots: readonly FilledSlot[] = []
  let media: TransportSnapshot['media'] = new Map()
  let speakers: TransportSnapshot['speakers'] = []
  let wanted: readonly WantedPicture[] = []
  let speaking = 0
  let line = freshLine
  let hearing = freshHearing
  let stopWatchdog = () => {}
  let stopLooking = () => {}

  const store = held<TransportSnapshot>(snapshot())

  function snapshot(): TransportSnapshot {
    return {
      state,
      quality: line.quality,
      media,
      voices: incoming.voices,
      speakers,
      figures: reckoning.figures(),
    }
  }

  const tell = () => store.set(snapshot())
  function fill(now: Incoming, carrying: readonly FilledSlot[]): void {
    incoming = now
    slots = carrying
    media = mediaOf(incoming, slots)
  }
  const nowMs = () => clock.now().getTime()

  function watchdog(delayMs: number, ring: () => void): void {
    stopWatchdog()
    stopWatchdog = clock.setTimer(delayMs, ring)
  }

  function dial(): void {
    if (isClosed) return
    if (state === 'connected' || state === 'silent') reckoning.broken()
    drop()
    attempt = { number: attempt.number + 1, connection: undefined }
    if (state !== 'failed') state = hasStood ? 'mending' : 'connecting'
    deps.say({ kind: 'dial', attempt: attempt.number })
    watchdog(patience + deps.random() * 500, failed)
    tell()
  }

  /** This attempt came to nothing. */
  function failed(): void {
    failures += 1
    if (failures < mostAttempts) {
      dial()
      return
    }
    drop()
    state = 'failed'
    tell()
    watchdog(waitWhenFailed, dial)
  }

  function drop(): void {
    stopWatchdog()
    stopLooking()
    own.detach()
    const { connection } = attempt
    attempt = { ...attempt, connection: undefined }
    fill(nothingIncoming, [])
    speakers = []
    if (!connection) return
    connection.onconnectionstatechange = null
    connection.onicecandidate = null
    connection.close()
  }

  async function answer(offer: Offer): Promise<void> {
    const { iceServers, relayOnly } = deps.pass()
    const connection = new deps.RTCPeerConnection({
      iceServers: iceServers.map(serverOf),
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
      ...deps.sealing?.configuration,
    })
    const mine: Attempt = { number: offer.attempt, connection }
    attempt = mine
    connection.onconnectionstatechange = () => {
      if (attempt === mine) connectionChanged(connection)
    }
    connection.onicecandidate = ({ candidate }) => {
      if (attempt !== mine || !candidate || candidate.candidate === '') return
      deps.say({
        kind: 'candidate',
        attempt: mine.number,
        candidate: candidate.candidate,
        mid: candidate.sdpMid ?? '0',
      })
    }
    try {
      await connection.setRemoteDescription({ type: 'offer', sdp: offer.sdp })
      if (attempt !== mine) return
      const coming = incomingOf(connection, offer.own, deps.sealing)
      await own.attach(connection, offer.own)
      const description = await connection.createAnswer()
      await connection.setLocalDescription(description)
      if (attempt !== mine || description.sdp === undefined) return
      // The server may have filled slots before we were ready for them.
      fill(coming, slots)
      tell()
      deps.say({ kind: 'answer', attempt: mine.number, sdp: description.sdp })
      sayWanted()
    } catch {
      // An offer that this browser cannot answer, or a connection that was closed meanwhile: the watchdog dials again.
    }
  }

  function connectionChanged(connection: RTCPeerConnection): void {
    if (connection.connectionState === 'connected') stands(connection)
    else if (connection.connectionState === 'failed') watchdog(300 + deps.random() * 300, failed)
    else if (connection.connectionState === 'disconnected') watchdog(shakyMs, dial)
  }

  function stands(connection: RTCPeerConnection): void {
    stopWatchdog()
    failures = 0
    hasStood = true
    if (state !== 'silent') state = 'connected'
    hearing = beginListening(hearing)
    reckoning.connected(Math.max(0, nowMs() - deps.askedAtMs))
    own.limit()
    sayWanted()
    lookSoon(connection)
    tell()
  }

  function lookSoon(connection: RTCPeerConnection): void {
    stopLooking()
    stopLooking = clock.setTimer(lookMs, () => void look(connection))
  }

  async function look(connection: RTCPeerConnection): Promise<void> {
    const report = await connection.getStats().catch(() => undefined)
    if (attempt.connection !== connection) return
    if (report) take(report)
    if (attempt.connection === connection) lookSoon(connection)
  }

  function take(report: RTCStatsReport): void {
    const at = nowMs()
    const sample = reckoning.look(readStats(report, incoming.midOf), slots)
    const before = line.quality
    line = judgeLine(line, sample, at)
    own.quality(line.quality)
    if (line.quality !== before) sayWanted()
    const carried = slots.some(({ source }) => source === 'microphone')
    const arrives = reckoning.arrives()
    hearing = listen(hearing, { expected: speaking > 0, carried, arrives, sound: reckoning.heard() }, at)
    const silent = isSilent(hearing, at)
    if (silent) reckoning.silentFor(lookMs / 1_000)
    state = silent ? 'silent' : 'connected'
    tell()
    if (!isTimeToMend(hearing, carried, at)) return
    hearing = mending(hearing, at)
    dial()
  }

  function sayWanted(): void {
    deps.say({ kind: 'want', pictures: wantedOn(wanted, line.quality) })
  }

  function hear(signal: MediaSignal): void {
    if (isClosed) return
    if (signal.kind === 'gone') {
      // All of them were told at the same time.
      if (attempt.number > 0) watchdog(deps.random() * 300, dial)
    } else if (signal.kind === 'slots') {
      fill(incoming, signal.slots)
      tell()
    } else if (signal.kind === 'speakers') {
      speakers = signal.speakers
      tell()
    } else if (signal.kind === 'looked-at') own.lookedAt(signal)
    else if (signal.attempt !== attempt.number) return
    else if (signal.kind === 'offer') {
      if (!attempt.connection) void answer(signal)
    } else {
      const { candidate, mid } = signal
      void attempt.connection?.addIceCandidate({ candidate, sdpMid: mid }).catch(() => {})
    }
  }

  return {
    get: store.getSnapshot,
    subscribe: store.subscribe,
    hear,
    send: own.use,
    want(pictures) {
      wanted = pictures
      if (attempt.connection) sayWanted()
    },
    expect(speakingCount) {
      speaking = speakingCount
    },
    redial() {
      failures = 0
      if (state === 'failed') state = hasStood ? 'mending' : 'connecting'
      dial()
    },
    close() {
      isClosed = true
      drop()
      tell()
    },
  }
}

/** On a fair line everything small; on a poor one the shared screen alone (CAL20). */
function wantedOn(wanted: readonly WantedPicture[], quality: TransportSnapshot['quality']): WantedPicture[] {
  if (quality === 'good') return [...wanted]
  const left = quality === 'fair' ? wanted : wanted.filter(({ source }) => source === 'screen')
  return left.map((picture) => (picture.source === 'screen' ? picture : { ...picture, size: 'small' }))
}

function serverOf({ urls, username, credential }: EmbeddedPass['iceServers'][number]): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }
}
