import type { FilledSlot, MediaSignal, WantedPicture } from '@baton/contract'
import { held } from '../../../store.ts'
import { wantedOn } from '../line/wanted-on.ts'
import { watchLine } from '../line/watch-line.ts'
import type { TransportSnapshot, TransportState } from '../transport.ts'
import { configurationOf } from './configuration-of.ts'
import type { EmbeddedDeps, EmbeddedTransport } from './embedded-deps.ts'
import { type Incoming, incomingOf, mediaOf, nothingIncoming } from './incoming.ts'
import { createOwnTracks } from './own-tracks.ts'

type Offer = Extract<MediaSignal, { kind: 'offer' }>

/** One attempt, from `dial` until it is replaced. */
interface Attempt {
  readonly number: number
  readonly connection: RTCPeerConnection | undefined
}

/** Longest wait for an attempt to stand, in ms: in storms of joining, one in a hundred never does. */
const patience = 5_000
/** How much longer each further attempt is waited for: what is slow is not made faster by asking more, in ms. */
const morePatience = 1_500
/** How long a connection may be `disconnected` before it is replaced, in ms. */
const shakyMs = 3_000
/** Attempts in a row before it is called failed. It goes on trying even then. */
const mostAttempts = 4
const renewAfter = 3
const waitWhenFailed = 10_000

/**
 * Sound and pictures by the embedded media server. One exchange for each connection and never another: the server
 * offers its slots, this device answers, and what goes wrong is mended by a new connection (CAL21).
 */
export function createEmbeddedTransport(deps: EmbeddedDeps): EmbeddedTransport {
  const { clock } = deps
  const own = createOwnTracks(deps.sealing)
  const watch = watchLine({
    clock,
    looked() {
      if (isStanding && state !== 'mending') state = standing()
      tell()
    },
    qualityChanged(quality) {
      own.quality(quality)
      sayWanted()
    },
    mend: dial,
  })
  let attempt: Attempt = { number: 0, connection: undefined }
  let state: TransportState = 'connecting'
  let hasStood = false
  let isStanding = false
  let failures = 0
  let isClosed = false
  let incoming: Incoming = nothingIncoming
  let slots: readonly FilledSlot[] = []
  let media: TransportSnapshot['media'] = new Map()
  let speakers: TransportSnapshot['speakers'] = []
  let wanted: readonly WantedPicture[] = []
  let stopWatchdog = () => {}

  const store = held<TransportSnapshot>(snapshot())

  function snapshot(): TransportSnapshot {
    return {
      state,
      quality: watch.quality(),
      media,
      voices: incoming.voices,
      speakers,
      figures: watch.figures(),
    }
  }

  const tell = () => store.set(snapshot())
  const nowMs = () => clock.now().getTime()

  const standing = (): TransportState => (watch.isSilent() ? 'silent' : 'connected')
  function dialling(): TransportState {
    if (watch.isSilent()) return 'silent'
    return hasStood ? 'mending' : 'connecting'
  }

  function fill(now: Incoming, carrying: readonly FilledSlot[]): void {
    incoming = now
    slots = carrying
    media = mediaOf(incoming, slots)
  }

  function watchdog(delayMs: number, ring: () => void): void {
    stopWatchdog()
    stopWatchdog = clock.setTimer(delayMs, ring)
  }

  function dial(): void {
    if (isClosed) return
    drop()
    attempt = { number: attempt.number + 1, connection: undefined }
    if (state !== 'failed') state = dialling()
    deps.say({ kind: 'dial', attempt: attempt.number })
    watchdog(patience + morePatience * Math.min(failures, 3) + deps.random() * 500, failed)
    tell()
  }

  /** This attempt came to nothing. */
  function failed(): void {
    failures += 1
    if (failures % renewAfter === 0) deps.renewPass()
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
    if (isStanding) watch.broken()
    isStanding = false
    watch.rest()
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
    const connection = new deps.RTCPeerConnection({
      ...configurationOf(deps.pass()),
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
      const coming = incomingOf(connection, offer.own, deps.sealing, mine.number)
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
    else if (connection.connectionState === 'disconnected') {
      state = 'mending'
      watchdog(shakyMs, dial)
      tell()
    }
  }

  function stands(connection: RTCPeerConnection): void {
    stopWatchdog()
    failures = 0
    hasStood = true
    isStanding = true
    state = standing()
    watch.connected(Math.max(0, nowMs() - deps.askedAtMs()))
    own.limit()
    sayWanted()
    watch.begin({
      statistics: () => connection.getStats(),
      slots: () => slots,
      slotOf: () => incoming.midOf,
      soundOpened: () => deps.sealing?.soundOpened() ?? null,
    })
    tell()
  }

  function sayWanted(): void {
    deps.say({ kind: 'want', pictures: wantedOn(wanted, watch.quality()) })
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

  deps.sealing?.onChange(() => {
    fill(incoming, slots)
    tell()
  })

  return {
    get: store.getSnapshot,
    subscribe: store.subscribe,
    hear,
    send: own.use,
    want(pictures) {
      wanted = pictures
      if (attempt.connection) sayWanted()
    },
    expect: watch.expect,
    redial() {
      failures = 0
      if (state === 'failed') state = dialling()
      dial()
    },
    close() {
      isClosed = true
      drop()
      tell()
    },
  }
}
