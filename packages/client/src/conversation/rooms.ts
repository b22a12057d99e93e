import type { Delivered } from '@baton/contract'
import { createRoom, type Room, type RoomDeps } from './room.ts'

/** The conversations in memory: those that somebody looks at, and the few that were looked at last. */
export interface Rooms {
  /** The conversation, kept level from now on. `hold` it while a screen shows it. */
  get(conversationId: string): Room
  find(conversationId: string): Room | undefined
  /** Keeps a conversation in memory until the returned function is called. */
  hold(conversationId: string): () => void
  apply(event: Delivered): void
  end(conversationId: string): void
  all(): Iterable<Room>
  clear(): void
}

export interface RoomsDeps {
  roomDeps(conversationId: string): RoomDeps
  /** How many to keep level that nobody looks at. */
  readonly most: number
  /** It is no longer kept. */
  dropped(conversationId: string): void
}

export function createRooms(deps: RoomsDeps): Rooms {
  /** Those used last stand last. */
  const rooms = new Map<string, Room>()
  const holders = new Map<string, number>()

  function get(conversationId: string): Room {
    const room = rooms.get(conversationId) ?? createRoom(conversationId, deps.roomDeps(conversationId))
    rooms.delete(conversationId)
    rooms.set(conversationId, room)
    makeRoom(conversationId)
    return room
  }

  /** Lets go of those that nobody looks at, save the one just asked for. */
  function makeRoom(asked?: string): void {
    let excess = rooms.size - holders.size - deps.most
    for (const id of rooms.keys()) {
      if (excess <= 0) return
      if (holders.has(id) || id === asked) continue
      drop(id)
      excess -= 1
    }
  }

  function drop(conversationId: string): void {
    if (rooms.delete(conversationId)) deps.dropped(conversationId)
  }

  return {
    get,
    find: (conversationId) => rooms.get(conversationId),
    hold(conversationId) {
      const before = holders.get(conversationId) ?? 0
      holders.set(conversationId, before + 1)
      if (before === 0) rooms.get(conversationId)?.looked()
      let holding = true
      return () => {
        if (!holding) return
        holding = false
        const left = (holders.get(conversationId) ?? 1) - 1
        if (left > 0) {
          holders.set(conversationId, left)
          return
        }
        holders.delete(conversationId)
        rooms.get(conversationId)?.trim()
        makeRoom()
      }
    },
    apply(event) {
      if (event.stream.startsWith('conversation:')) {
        rooms.get(event.stream.slice('conversation:'.length))?.apply(event)
      } else if (event.stream.startsWith('person:')) {
        for (const room of rooms.values()) room.apply(event)
      }
    },
    end(conversationId) {
      rooms.get(conversationId)?.end()
      if (!holders.has(conversationId)) drop(conversationId)
    },
    all: () => rooms.values(),
    clear() {
      for (const room of rooms.values()) room.end()
      rooms.clear()
      holders.clear()
    },
  }
}
