import { type ParticipantFrame, participantFrame, type Room, type RoomFrame } from '@baton/contract'
import type { Socket } from '../../ports.ts'

export const me = '01980000-0000-7000-8000-0000000000a1'
export const other = '01980000-0000-7000-8000-0000000000b1'
export const meetingId = '01980000-0000-7000-8000-0000000000d1'
export const at = '2026-03-02T08:00:00.000Z'

type Participant = Room['participants'][number]

export function participantOf(id: string, change: Partial<Participant> = {}): Participant {
  return {
    id,
    personId: id,
    name: id === me ? 'Amina' : 'Ben',
    guest: null,
    state: 'present',
    host: false,
    joinedAt: at,
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
    ...change,
  }
}

/** A room with Amina, whose device this is, and Ben. */
export function roomOf(change: Partial<Room> = {}, version = 1): Room {
  return {
    meeting: {
      id: meetingId,
      kind: 'meeting',
      title: 'Lung MDT',
      about: null,
      video: true,
      organiserId: other,
      hostIds: [other],
      createdAt: at,
      startsAt: null,
      endsAt: null,
      seriesId: null,
      recurrence: null,
      agenda: null,
      fileIds: [],
      waitingRoom: false,
      locked: false,
      startedAt: at,
      endedAt: null,
      cancelledAt: null,
      invited: [],
      present: [],
      waiting: 0,
      version,
    },
    me,
    mayHost: false,
    participants: [participantOf(me), participantOf(other)],
    said: [],
    ...change,
  }
}

export const passFrame: RoomFrame = {
  t: 'pass',
  media: { kind: 'embedded', iceServers: [], relayOnly: false },
  frameKey: null,
}

/** Sockets into one room, as a server that only does what a test tells it. */
export function paperRoom() {
  const sockets: PaperSocket[] = []
  const heard: ParticipantFrame[] = []
  const state = { isUp: true, answersPings: true }

  class PaperSocket implements Socket {
    onopen: ((event: never) => void) | null = null
    onmessage: ((event: { data: unknown }) => void) | null = null
    onclose: ((event: { code: number }) => void) | null = null
    onerror: ((event: never) => void) | null = null
    isOpen = false

    readonly url: string

    constructor(url: string) {
      this.url = url
      sockets.push(this)
      queueMicrotask(() => {
        if (!state.isUp) return
        this.isOpen = true
        this.onopen?.({} as never)
      })
    }

    send(text: string): void {
      if (!state.isUp) return
      const frame = participantFrame.parse(JSON.parse(text))
      heard.push(frame)
      if (frame.t === 'ping' && state.answersPings) this.tell({ t: 'pong' })
    }

    close(code = 1000): void {
      if (!this.isOpen) return
      this.isOpen = false
      this.onclose?.({ code })
    }

    tell(...frames: RoomFrame[]): void {
      this.onmessage?.({ data: frames.map((frame) => JSON.stringify(frame)).join('\n') })
    }
  }

  return {
    WebSocket: PaperSocket,
    sockets,
    state,
    heard,
    /** Frames of one kind that this device said. */
    said: <T extends ParticipantFrame['t']>(t: T) =>
      heard.filter((frame): frame is Extract<ParticipantFrame, { t: T }> => frame.t === t),
    tell(...frames: RoomFrame[]) {
      sockets.at(-1)?.tell(...frames)
    },
    cut(code = 1006) {
      sockets.at(-1)?.close(code)
    },
  }
}
