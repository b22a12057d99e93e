import type { CallsAtWork } from '../parts.ts'
import type { RoomHub } from './hub.ts'
import type { Turnstile } from './turnstile.ts'

/** Well within 5 s. */
const lookEveryMs = 3_000

/** Puts out whoever's session has ended: at once when a server says so, and by looking every few seconds (SEC-9). */
export function watchSessions(parts: CallsAtWork, hub: RoomHub, turnstile: Turnstile): () => void {
  const { clock, bus, people, log } = parts
  const stops = [
    clock.setTicker(lookEveryMs, () => void look()),
    people.onSessionsEnded(end),
    bus.subscribe({
      heard: (message) => message.kind === 'sessions-ended' && end(message.sessionIds),
      resumed: () => void look(),
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }

  function end(sessionIds: readonly string[]): void {
    const ended = new Set(sessionIds)
    for (const seat of hub.seats) {
      if (seat.sessionId === null || !ended.has(seat.sessionId)) continue
      seat.over('signed-out')
      const { participantId, node } = seat
      turnstile
        .pass(seat, { way: 'out', participantId, node })
        .catch((error: unknown) =>
          log.warn({ meetingId: seat.meetingId, err: error }, 'who signed out did not leave; found later'),
        )
    }
  }

  async function look(): Promise<void> {
    const held = [...new Set(hub.seats.flatMap(({ sessionId }) => sessionId ?? []))]
    if (held.length === 0) return
    try {
      const standing = new Set((await people.revalidate(held)).map(({ sessionId }) => sessionId))
      end(held.filter((id) => !standing.has(id)))
    } catch (error) {
      // The database is away: nobody can act either.
      log.warn({ err: error }, 'sessions in rooms could not be looked at')
    }
  }
}
