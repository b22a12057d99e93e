import { api } from '@baton/contract'
import { type Answer, ask } from '../../../../app/session/ask.ts'
import { notify } from '../../../../ui/toast/notices.ts'

/** What colleagues and hosts may do with others and with the meeting. What is refused is said at once. */
export interface HostMoves {
  admit(participantId: string): void
  turnAway(participantId: string): void
  silence(participantId: string): void
  remove(participantId: string): void
  makeHost(participantId: string): void
  lock(isLocked: boolean): void
  end(): Promise<boolean>
}

/** Nothing here is drawn ahead of the server: everyone sees a move when it has been made. */
export function hostMoves(meetingId: string): HostMoves {
  const somebody = (participantId: string) => ({ meetingId, participantId })
  return {
    admit: (id) => void told(ask(api.calls.admit, somebody(id))),
    turnAway: (id) => void told(ask(api.calls.turnAway, somebody(id))),
    silence: (id) => void told(ask(api.calls.silence, somebody(id))),
    remove: (id) => void told(ask(api.calls.remove, somebody(id))),
    makeHost: (id) => void told(ask(api.calls.makeHost, somebody(id))),
    lock: (locked) => void told(ask(api.calls.lock, { meetingId, locked })),
    end: () => told(ask(api.calls.end, { meetingId })),
  }
}

async function told(asking: Promise<Answer<unknown>>): Promise<boolean> {
  const answer = await asking
  if (!answer.ok) notify(`${answer.failure.title} ${answer.failure.next}`, { tone: 'bad' })
  return answer.ok
}
