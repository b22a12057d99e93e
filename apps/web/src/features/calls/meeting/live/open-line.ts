import livekitWorker from '@baton/client/livekit-worker?worker&url'
import { type OpenMeeting, type OwnState, openMeeting } from '@baton/client/meeting'
import sealingWorker from '@baton/client/sealing-worker?worker&url'
import { api } from '@baton/contract'
import { ask } from '../../../../app/session/ask.ts'
import { ownScript } from '../../../../platform/own-script.ts'
import type { Door } from './live.ts'

/** The room and its media, from this browser. */
export function openLine(door: Door, own: OwnState): OpenMeeting {
  return openMeeting({
    baseUrl: location.origin,
    WebSocket: WebSocket as never,
    RTCPeerConnection,
    own,
    onHint(listener) {
      const stop = new AbortController()
      addEventListener('online', () => listener('online'), { signal: stop.signal })
      return () => stop.abort()
    },
    ticket: () => ticketFor(door),
    sealingWorker: (kind) => new Worker(ownScript(kind === 'embedded' ? sealingWorker : livekitWorker)),
  })
}

async function ticketFor(door: Door): ReturnType<Parameters<typeof openMeeting>[0]['ticket']> {
  const answer =
    door.kind === 'guest' ? await door.ticket() : await ask(api.calls.join, { meetingId: door.meetingId })
  if (answer.ok) return answer
  const { failure } = answer
  // What could not be heard is asked again by itself; what was refused is not.
  return {
    ok: false,
    refusal: failure.code === 'unreachable' ? { ...failure, code: 'unavailable' } : failure,
  }
}
