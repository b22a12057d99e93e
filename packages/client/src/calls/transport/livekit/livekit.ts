import type { WantedPicture } from '@baton/contract'
import * as livekit from 'livekit-client'
import { waitAfter } from '../../../connection/backoff.ts'
import { held } from '../../../store.ts'
import { wantedOn } from '../line/wanted-on.ts'
import { watchLine } from '../line/watch-line.ts'
import type { TransportSnapshot, TransportState } from '../transport.ts'
import type { LiveKitDeps, LiveKitTransport } from './livekit-deps.ts'
import { createOwnPublications } from './own-publications.ts'
import { comingIn, picturesOf, subscribeTo } from './subscriptions.ts'

/** Attempts in a row before it is called failed. It goes on trying even then. */
const mostAttempts = 6
const waits = { firstMs: 500, longestMs: 10_000 }
/** Longest wait for an attempt, in ms. */
const patience = 8_000

const { ConnectionState, DisconnectReason, RoomEvent } = livekit

/** Reasons for which one does not come back by oneself. */
const putOut: ReadonlySet<number> = new Set([
  DisconnectReason.DUPLICATE_IDENTITY,
  DisconnectReason.PARTICIPANT_REMOVED,
  DisconnectReason.ROOM_DELETED,
])

/** Sound and pictures by LiveKit: it mends small breaks itself, and is connected anew when it gives up. */
export function createLiveKitTransport(deps: LiveKitDeps): LiveKitTransport {
  const { clock } = deps
  // It would write every step of every connection, and where to, in the console.
  livekit.setLogLevel(livekit.LogLevel.silent)
  const keys = new livekit.ExternalE2EEKeyProvider({ keySize: 256 })
  const room = new livekit.Room({
    adaptiveStream: false,
    dynacast: true,
    stopLocalTrackOnUnpublish: false,
    ...(deps.sealing ? { encryption: { keyProvider: keys, worker: deps.sealing.worker } } : {}),
  })
  const own = createOwnPublications(livekit, room, { isSealed: deps.sealing !== null, clock })
  const watch = watchLine({
    clock,
    looked: tell,
    qualityChanged(quality) {
      own.quality(quality)
      subscribe()
    },
    mend: () => void connect(),
  })
  let state: TransportState = 'connecting'
  let hasStood = false
  let isStanding = false
  let isDialling = false
  let isClosed = false
  let failures = 0
  let wanted: readonly WantedPicture[] = []
  let coming: ReturnType<typeof comingIn> = []
  let media: TransportSnapshot['media'] = new Map()
  let voices: TransportSnapshot['voices'] = []
  let era = 0
  let stopTimer = () => {}
  const store = held<TransportSnapshot>(snapshot())
  const nowMs = () => clock.now().getTime()
  const ready = deps.sealing ? prepareSealing(deps.sealing.secret) : Promise.resolve()

  listen()

  function snapshot(): TransportSnapshot {
    return {
      state: watch.isSilent() && state !== 'failed' ? 'silent' : state,
      quality: watch.quality(),
      media,
      voices,
      speakers: room.activeSpeakers.map(({ identity, audioLevel }) => ({
        participantId: identity,
        level: Math.min(1, Math.max(0, audioLevel)),
      })),
      figures: watch.figures(),
    }
  }

  function tell(): void {
    store.set(snapshot())
  }

  async function prepareSealing(secret: string): Promise<void> {
    await keys.setKey(bytesOf(secret))
    await room.setE2EEEnabled(true)
  }

  async function connect(): Promise<void> {
    if (isClosed) return
    era += 1
    const mine = era
    stopTimer()
    if (state !== 'failed') state = hasStood ? 'mending' : 'connecting'
    tell()
    const { url, token, relayOnly } = deps.pass()
    isDialling = true
    try {
      await ready
      if (room.state !== ConnectionState.Disconnected) await room.disconnect(false)
      if (mine !== era) return
      await room.connect(url, token, {
        autoSubscribe: false,
        peerConnectionTimeout: patience,
        maxRetries: 0,
        ...(relayOnly ? { rtcConfig: { iceTransportPolicy: 'relay' } } : {}),
      })
      isDialling = false
      if (mine === era) stands()
    } catch {
      if (mine !== era) return
      isDialling = false
      failed()
    }
  }

  function stands(): void {
    failures = 0
    hasStood = true
    isStanding = true
    state = 'connected'
    watch.connected(Math.max(0, nowMs() - deps.askedAtMs()))
    watch.begin({
      statistics,
      slots: () => coming,
      slotOf: () => slotOf(coming),
      soundOpened: () => null,
    })
    own.reconcile()
    subscribe()
  }

  function failed(): void {
    failures += 1
    if (failures >= mostAttempts) state = 'failed'
    else if (state !== 'failed') state = hasStood ? 'mending' : 'connecting'
    // What was right when it was given may be too old by now.
    if (failures > 1) deps.renewPass()
    stopTimer()
    stopTimer = clock.setTimer(waitAfter(failures, deps.random, waits), () => void connect())
    tell()
  }

  function falls(): void {
    if (isStanding) watch.broken()
    isStanding = false
    watch.rest()
    take()
  }

  /** Put out by the server: the meeting's room says why. Should it say nothing, the person may try again. */
  function givenUp(): void {
    state = 'failed'
    tell()
  }

  function listen(): void {
    room
      .on(RoomEvent.Reconnecting, () => {
        state = 'mending'
        falls()
        tell()
      })
      .on(RoomEvent.Reconnected, stands)
      .on(RoomEvent.Disconnected, (reason) => {
        falls()
        // An attempt that fails is its own to mend.
        if (isClosed || !hasStood || isDialling) return
        if (reason !== undefined && putOut.has(reason)) givenUp()
        else failed()
      })
      .on(RoomEvent.ActiveSpeakersChanged, tell)
      .on(RoomEvent.ParticipantPermissionsChanged, (_, participant) => {
        if (participant === room.localParticipant) own.reconcile()
      })
    for (const event of [
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.ParticipantConnected,
    ] as const) {
      room.on(event, subscribe)
    }
    for (const event of [
      RoomEvent.TrackSubscribed,
      RoomEvent.TrackUnsubscribed,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.ParticipantDisconnected,
    ] as const) {
      room.on(event, take)
    }
  }

  function subscribe(): void {
    if (room.state === ConnectionState.Connected) {
      subscribeTo(livekit, room, wantedOn(wanted, watch.quality()))
    }
    take()
  }

  function take(): void {
    coming = comingIn(livekit, room)
    media = picturesOf(coming)
    const sounds = coming.map(({ track }) => track).filter(({ kind }) => kind === 'audio')
    const isSame = sounds.length === voices.length && sounds.every((track, at) => track === voices[at])
    if (!isSame) voices = sounds
    tell()
  }

  /** Of each track that comes or goes: together they name everything that a connection's own would. */
  async function statistics(): Promise<Iterable<readonly [string, unknown]> | undefined> {
    const tracks = [
      ...coming.map(({ publication }) => publication.track),
      ...own.published().map(({ track }) => track),
    ]
    const reports = await Promise.all(
      tracks.map((track) => track?.getRTCStatsReport().catch(() => undefined)),
    )
    const entries = reports.flatMap((report) => (report ? [...report] : []))
    return entries.length > 0 ? new Map<string, unknown>(entries) : undefined
  }

  return {
    get: store.getSnapshot,
    subscribe: store.subscribe,
    send: own.use,
    want(pictures) {
      wanted = pictures
      subscribe()
    },
    expect: watch.expect,
    redial() {
      // It finds out by itself what became of the network; a connection that stands is left alone.
      if (state === 'connected' && !watch.isSilent()) return
      failures = 0
      if (state === 'failed') state = hasStood ? 'mending' : 'connecting'
      void connect()
    },
    key: (secret) => void keys.setKey(bytesOf(secret)),
    close() {
      isClosed = true
      era += 1
      stopTimer()
      watch.rest()
      room.removeAllListeners()
      void room.disconnect(false).catch(() => {})
      deps.sealing?.worker.terminate()
    },
  }
}

function slotOf(coming: ReturnType<typeof comingIn>): ReadonlyMap<string, string> {
  return new Map(coming.map(({ track, mid }) => [track.id, mid]))
}

function bytesOf(secret: string): ArrayBuffer {
  return new TextEncoder().encode(secret).buffer
}
