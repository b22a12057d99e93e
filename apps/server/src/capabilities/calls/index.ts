import type { Migration } from '../../platform/database/migrate.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { Door } from '../../platform/realtime/upgrade.ts'
import type { PlaceDoor } from '../files/index.ts'
import { callHandlers } from './handlers.ts'
import { meetingDoor } from './meetings/files/meeting-door.ts'
import type { CallParts, CallsAtWork } from './parts.ts'
import { attendanceOf } from './record/attendance-of.ts'
import { keepPast, type PastMeeting } from './record/keep-past.ts'
import { openRoomDoor } from './room/door.ts'
import { RoomHub } from './room/hub.ts'
import { countGoingOn } from './store/meetings.ts'
import { startWatch, type Watch } from './watch/watch.ts'

export { callEvents, hydrateCalls } from './hydrate.ts'
export type { CallParts, Concerned } from './parts.ts'
export type { PastMeeting } from './record/keep-past.ts'

/** Calls and meetings: who is rung, who comes in, what is kept. Sound and pictures go another way. */
export interface CallsCapability {
  readonly handlers: Handler[]
  /** The rooms' sockets. */
  readonly door: Door
  /** Meetings as places where files hang. */
  readonly place: PlaceDoor
  /** Who was in a meeting from when to when, for capabilities that keep it with their own work. */
  readonly attendanceOf: ReturnType<typeof attendanceOf>
  /** Keeps a meeting as if it had been held here, for who sets the house up. */
  keepPast(organiser: Viewer, past: PastMeeting): Promise<void>
  /** For the metrics: meetings in which somebody is, and lines into rooms of this server. */
  readonly figures: { goingOn(): Promise<number>; lines(): number }
  /** Begins what calls need besides people; the caller stops it, and with it every line into a room. */
  start(): Watch
}

export const callMigrations: readonly Migration[] = [
  '0001-calls',
  '0002-arranging',
  '0003-before',
  '0004-series',
].map((name) => ({
  name: `calls/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts calls together. */
export function createCalls(given: CallParts): CallsCapability {
  const hub = new RoomHub(given)
  const parts: CallsAtWork = { ...given, rooms: hub }
  const door = openRoomDoor(parts, hub)
  return {
    handlers: callHandlers(parts),
    door,
    place: meetingDoor(parts),
    attendanceOf: attendanceOf(parts),
    keepPast: (organiser, past) => keepPast(parts, organiser, past),
    figures: { goingOn: () => countGoingOn(given.database.system), lines: () => hub.seats.length },
    start() {
      const watch = startWatch(parts)
      return {
        look: watch.look,
        async stop() {
          await door.stop()
          await watch.stop()
        },
      }
    },
  }
}
