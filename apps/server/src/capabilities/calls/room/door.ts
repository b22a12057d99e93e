import type { Duplex } from 'node:stream'
import { closeCodes, largestRoomFrame, roomPath } from '@baton/contract'
import type { WebSocket } from 'ws'
import type { Door } from '../../../platform/realtime/upgrade.ts'
import type { CallsAtWork } from '../parts.ts'
import { Conversing } from './conversing.ts'
import type { RoomHub } from './hub.ts'
import { watchSessions } from './session-watch.ts'
import { Turnstile } from './turnstile.ts'

/** A line from which nothing has come for so long is asked, and then dropped: its place is kept, and said to be away. */
const askedAfterMs = 5_000
const silentForMs = 12_000
const lookEveryMs = 2_000
const mostBeforeHello = 1_000

export interface RoomDoor extends Door {
  /** Closes every line and takes no more. */
  stop(): Promise<void>
}

/** The way into meetings' rooms, of colleagues and of guests, who have no other. */
export function openRoomDoor(parts: CallsAtWork, hub: RoomHub): RoomDoor {
  const all = new Set<Conversing>()
  let stopping = false
  const turnstile = new Turnstile(parts)
  const stops = [watchSessions(parts, hub, turnstile), parts.clock.setTicker(lookEveryMs, dropSilent)]
  return {
    path: roomPath,
    largest: largestRoomFrame,
    full: () => stopping || all.size - hub.seats.length >= mostBeforeHello,
    enter(socket: WebSocket, _stream: Duplex) {
      const conversing = new Conversing(socket, parts, hub, turnstile)
      all.add(conversing)
      socket.once('close', () => {
        all.delete(conversing)
        conversing.gone()
      })
    },
    async stop() {
      stopping = true
      for (const stop of stops) stop()
      await hub.stop()
      for (const one of all) one.close(closeCodes.restarting)
    },
  }

  function dropSilent(): void {
    const nowMs = parts.clock.now().getTime()
    for (const one of all) {
      const silentMs = nowMs - one.heardAt
      if (silentMs > silentForMs) one.terminate()
      else if (silentMs >= askedAfterMs) one.ask()
    }
  }
}
