import type { MeetingSnapshot, OpenMeeting, OwnSource, OwnState } from '@baton/client/meeting'
import type { Picture, Room } from '@baton/contract'
import { emptyStage, type Spotlight, spotlight } from '@baton/domain/calls/spotlight'
import { createOwnMedia } from '../devices/own-media.ts'
import { stayAwake } from '../devices/stay-awake.ts'
import { createVoices } from '../devices/voices.ts'
import type { Entry, LiveMeeting, LiveSnapshot, ShownReaction } from './live.ts'
import { openLine } from './open-line.ts'
import { seated } from './seats.ts'

/** How long a reaction floats, in ms. */
const reactionMs = 4_000
/** How often it is looked whether somebody else is to be shown large, in ms. */
const lookMs = 250
/** Softer than this is breath. */
const leastLevel = 0.05

/** Comes into a meeting: its line, its sound, and this device's own media, held together until it is left. */
export function openLive(entry: Entry, dial: (own: OwnState) => OpenMeeting = dialFor(entry)): LiveMeeting {
  const line = dial({ microphone: false, camera: false, screen: false, handRaised: false })
  const own = entry.own ?? createOwnMedia()
  const voices = createVoices((isSoundBlocked) => {
    if (now.isSoundBlocked !== isSoundBlocked) change({ isSoundBlocked })
  })
  const listeners = new Set<() => void>()
  const spokeAt = new Map<string, number>()
  /** Who shares a screen, whoever began last first: the room does not say since when. */
  let screens: readonly string[] = []
  let light: Spotlight = emptyStage
  let reactions = 0
  let isEnded = false
  let sent: Partial<Record<OwnSource, MediaStreamTrack | null>> = {}
  let told = ''

  let now: LiveSnapshot = {
    ...heardOf(line.getSnapshot()),
    own: own.get(),
    shown: null,
    pinned: null,
    seats: [],
    reactions: [],
    isSoundBlocked: false,
    wasSilenced: false,
  }

  line.subscribe(hear)
  // A host's silence is the server's doing; the button here says so too (CAL17).
  line.onSilenced(() => {
    void own.setMicrophone(false)
    change({ wasSilenced: true })
  })
  line.onReaction((participantId, reaction) => {
    reactions += 1
    const shown: ShownReaction = { id: reactions, participantId, reaction }
    change({ reactions: [...now.reactions, shown] })
    setTimeout(() => change({ reactions: now.reactions.filter((one) => one !== shown) }), reactionMs)
  })
  own.subscribe(() => {
    change({ own: own.get() })
    voices.through(own.get().choices.speakerId)
    pass()
  })
  const ticker = setInterval(look, lookMs)
  const sleepAgain = stayAwake()

  // Begun before it is let in: who waits has their devices ready.
  void own.setMicrophone(entry.microphone)
  if (entry.camera !== own.get().camera.isOn) void own.setCamera(entry.camera)
  voices.through(own.get().choices.speakerId)
  pass()
  hear()

  return {
    door: entry.door,
    since: Date.now(),
    own,
    get: () => now,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setMicrophone(isOn) {
      change({ wasSilenced: false })
      void own.setMicrophone(isOn)
    },
    setCamera: (isOn) => void own.setCamera(isOn),
    shareScreen: () => own.shareScreen(),
    stopSharing: own.stopSharing,
    raiseHand: line.raiseHand,
    react: line.react,
    say: line.say,
    pin(pinned) {
      change({ pinned })
      look()
    },
    want: line.want,
    allowSound: voices.allow,
    tryAgain: line.redial,
    leave() {
      if (isEnded) return
      line.leave()
      end()
      if (now.phase !== 'over') change({ phase: 'over', over: { why: 'left', refusal: null } })
    },
  }

  /** What the room and the transport say. */
  function hear(): void {
    if (isEnded) return
    const heard = heardOf(line.getSnapshot())
    if (heard.room) noticeScreens(heard.room)
    change(heard)
    voices.play(heard.transport?.voices ?? [])
    look()
    if (heard.phase === 'over') end()
  }

  function noticeScreens(room: Room): void {
    const sharing = othersOf(room)
      .filter(({ screen }) => screen)
      .map(({ id }) => id)
    screens = [
      ...sharing.filter((id) => !screens.includes(id)),
      ...screens.filter((id) => sharing.includes(id)),
    ]
  }

  /** Who is large, and who sits where. */
  function look(): void {
    const { room, transport, pinned } = now
    if (!room || isEnded) return
    const at = Date.now()
    const speakers = transport?.speakers ?? []
    for (const { participantId, level } of speakers) if (level >= leastLevel) spokeAt.set(participantId, at)
    const others = othersOf(room).map(({ id }) => id)
    light = spotlight(light, { me: room.me, others, screens, speakers, pinned }, at)
    const seats = seated(now.seats, others, spokeAt)
    const isPinGone = pinned !== null && !others.includes(pinned.participantId)
    if (!isSamePicture(light.shown, now.shown) || seats !== now.seats || isPinGone) {
      change({ shown: light.shown, seats, pinned: isPinGone ? null : pinned })
    }
  }

  /** What this device has on goes to the others, and they are told. */
  function pass(): void {
    if (isEnded) return
    const { microphone, camera, screen } = own.get()
    give('microphone', microphone.isOn ? microphone.track : null)
    give('camera', camera.track)
    give('screen', screen?.picture ?? null)
    give('screen-sound', screen?.sound ?? null)
    const on = {
      microphone: microphone.isOn && microphone.track !== null,
      camera: camera.track !== null,
      screen: screen !== null,
    }
    if (JSON.stringify(on) === told) return
    told = JSON.stringify(on)
    line.choose(on)
  }

  function give(source: OwnSource, track: MediaStreamTrack | null) {
    if ((sent[source] ?? null) === track) return
    sent = { ...sent, [source]: track }
    line.send(source, track)
  }

  function end(): void {
    if (isEnded) return
    isEnded = true
    clearInterval(ticker)
    sleepAgain()
    voices.stop()
    own.stop()
  }

  function change(next: Partial<LiveSnapshot>): void {
    now = { ...now, ...next }
    for (const listener of [...listeners]) listener()
  }
}

type Heard = Pick<
  LiveSnapshot,
  'phase' | 'title' | 'over' | 'room' | 'hasLine' | 'transport' | 'obstacle' | 'unsaid'
>

function heardOf({ room: held, transport, obstacle }: MeetingSnapshot): Heard {
  const { line, title, room, unsaid, over, refusal } = held
  const phase = line === 'over' ? 'over' : line === 'waiting' ? 'waiting' : room ? 'in' : 'entering'
  return {
    phase,
    title,
    over: phase === 'over' ? { why: over ?? (refusal ? 'refused' : 'left'), refusal } : null,
    room,
    hasLine: line === 'in',
    transport,
    obstacle,
    unsaid,
  }
}

function dialFor({ door }: Entry): (own: OwnState) => OpenMeeting {
  return (own) => openLine(door, own)
}

function othersOf(room: Room): Room['participants'] {
  return room.participants.filter(
    ({ id, state }) => id !== room.me && (state === 'present' || state === 'away'),
  )
}

function isSamePicture(a: Picture | null, b: Picture | null): boolean {
  return a?.participantId === b?.participantId && a?.source === b?.source
}
