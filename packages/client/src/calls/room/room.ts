import { type Refusal, type Room, type RoomFrame, roomPath } from '@baton/contract'
import { derived } from '../../store.ts'
import type { MeetingRoom, Over, OwnState, RoomDeps, RoomSnapshot } from './meeting-room.ts'
import { createRoomLine } from './room-line.ts'

/** Wait for words to stand in the room before they are said again, in ms. */
const sayAgain = 3_000
/** How long the room may show something else than what one chose before one says it again, in ms. */
const insistMs = 1_500

export function createRoom(deps: RoomDeps): MeetingRoom {
  let line: RoomSnapshot['line'] = 'joining'
  let title: string | null = null
  let room: Room | null = null
  let own = deps.own
  let unsaid: RoomSnapshot['unsaid'] = []
  let over: Over | null = null
  let refusal: Refusal | null = null
  /** Whether the room has come on this line, and so what we chose has been said on it. */
  let isSaid = false
  let isPassed = false
  let participantId = ''
  let silencedAt: string | null | undefined
  let stopSaying = () => {}
  let stopInsisting: (() => void) | undefined

  const store = derived<RoomSnapshot>(() => ({ line, title, room, own, unsaid, over, refusal }))
  const socket = createRoomLine({
    ...deps,
    url: `${deps.baseUrl.replace(/^http/, 'ws')}${roomPath}`,
    heard,
    async ticket() {
      const answer = await deps.ticket()
      if (answer.ok) participantId = answer.value.participantId
      return answer
    },
    lost() {
      isSaid = false
      isPassed = false
      stopSaying()
      rest()
      if (line === 'over') return
      line = line === 'in' ? 'mending' : line
      store.changed()
    },
    refused(why) {
      refusal = why
      finish()
    },
    signedOut() {
      over = 'signed-out'
      finish()
    },
  })

  function heard(frame: RoomFrame): void {
    if (frame.t === 'waiting') {
      line = 'waiting'
      title = frame.title
    } else if (frame.t === 'pass') {
      const whichLine = isPassed ? 'same' : 'new'
      // Whoever is told dials at once.
      isPassed = true
      deps.passed({ participantId, media: frame.media, frameKey: frame.frameKey }, whichLine)
    } else if (frame.t === 'room') took(frame.room)
    else if (frame.t === 'reaction') deps.reacted(frame.participantId, frame.reaction)
    else if (frame.t === 'signal') deps.signalled(frame.signal)
    else if (frame.t === 'over') {
      over = frame.why
      finish()
    }
    store.changed()
  }

  function took(next: Room): void {
    // Two servers may tell of one meeting: what is older than what is held says nothing new.
    if (room && next.meeting.version < room.meeting.version && isSaid) return
    room = next
    line = 'in'
    const stands = new Set(next.said.map(({ id }) => id))
    unsaid = unsaid.filter(({ id }) => !stands.has(id))
    heedSilence(next)
    if (isSaid) {
      insist()
      return
    }
    // Only now: what a host did while the line was down comes before what was chosen before it fell.
    isSaid = true
    sayState()
    socket.send({ t: 'hand', raised: own.handRaised })
    sayUnsaid()
  }

  function heedSilence(next: Room): void {
    const mine = next.participants.find(({ id }) => id === next.me)
    const before = silencedAt
    silencedAt = mine?.silencedAt ?? null
    if (before === undefined || silencedAt === null || silencedAt === before) return
    own = { ...own, microphone: false }
    // That it was heeded: from then on they may speak again when they wish.
    sayState()
    deps.silenced()
  }

  /** What was said and not heard, or not heeded because it crossed a host's word, is said again. */
  function insist(): void {
    if (shows(room, own)) rest()
    if (shows(room, own) || stopInsisting) return
    stopInsisting = deps.clock.setTimer(insistMs, () => {
      stopInsisting = undefined
      if (!isSaid || shows(room, own)) return
      sayState()
      socket.send({ t: 'hand', raised: own.handRaised })
      insist()
    })
  }

  function rest(): void {
    stopInsisting?.()
    stopInsisting = undefined
  }

  function sayState(): void {
    const { microphone, camera, screen } = own
    if (isSaid) socket.send({ t: 'state', microphone, camera, screen })
  }

  function sayUnsaid(): void {
    stopSaying()
    if (unsaid.length === 0 || !isSaid) return
    for (const { id, words } of unsaid) socket.send({ t: 'say', id, words })
    saySoonAgain()
  }

  function saySoonAgain(): void {
    stopSaying()
    stopSaying = deps.clock.setTimer(sayAgain, sayUnsaid)
  }

  function finish(): void {
    line = 'over'
    stopSaying()
    rest()
    socket.stop()
    store.changed()
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    start: socket.start,
    choose(chosen) {
      own = { ...own, ...chosen }
      sayState()
      store.changed()
    },
    raiseHand(raised) {
      own = { ...own, handRaised: raised }
      if (isSaid) socket.send({ t: 'hand', raised })
      store.changed()
    },
    react(reaction) {
      if (isSaid) socket.send({ t: 'react', reaction })
    },
    say(words) {
      if (words.trim() === '') return
      const saying = { id: deps.newId(), words: words.trim() }
      if (isSaid) socket.send({ t: 'say', ...saying })
      if (unsaid.length === 0) saySoonAgain()
      unsaid = [...unsaid, saying]
      store.changed()
    },
    signal(signal) {
      if (isPassed) socket.send({ t: 'signal', signal })
    },
    measure(measure) {
      if (isSaid) socket.send({ t: 'measure', measure })
    },
    nudge: socket.nudge,
    renew: socket.renew,
    leave() {
      if (line === 'over') return
      socket.send({ t: 'leave' })
      finish()
    },
    close() {
      if (line !== 'over') finish()
    },
  }
}

/** Whether the room shows of us what we chose. */
function shows(room: Room | null, own: OwnState): boolean {
  const mine = room?.participants.find(({ id }) => id === room.me)
  if (!mine) return true
  const { microphone, camera, screen, handRaisedAt } = mine
  return (
    microphone === own.microphone &&
    camera === own.camera &&
    screen === own.screen &&
    (handRaisedAt !== null) === own.handRaised
  )
}
