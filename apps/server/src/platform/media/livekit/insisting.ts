import type { RoomServiceClient } from 'livekit-server-sdk'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { passMinutes } from './sign-pass.ts'
import { unlessGone } from './unless-gone.ts'

const lookEveryMs = 5_000
/** As long as a pass may hold, and the one that LiveKit gave in its place. */
const insistMs = 2 * passMinutes * 60_000

/** What was asked of LiveKit, and is asked again. */
export interface Insisting {
  /** Asks now, and again and again; another wish under the same name takes its place. */
  on(name: string, ask: () => Promise<unknown>): Promise<void>
  /** Ends a meeting, and ends it again should somebody open it anew. */
  onEnd(meetingId: string): Promise<void>
  /** No longer; of all whose name begins so. */
  forget(name: string): void
  stop(): void
}

/**
 * LiveKit cannot take a pass back: whoever was put out or silenced could come in again by the pass they have, as they
 * were, until it ends. And it may be away when it is asked. So it is asked for as long as an older pass may hold.
 */
export function insisting(rooms: RoomServiceClient, { clock, log }: { clock: Clock; log: Log }): Insisting {
  const wishes = new Map<string, { readonly ask: () => Promise<unknown>; readonly until: number }>()
  const ended = new Map<string, { readonly until: number }>()
  let stopLooking: (() => void) | null = null
  let isLooking = false
  const until = () => clock.now().getTime() + insistMs

  async function look(): Promise<void> {
    if (isLooking) return
    isLooking = true
    const now = clock.now().getTime()
    for (const held of [wishes, ended]) {
      for (const [name, one] of held) if (one.until < now) held.delete(name)
    }
    if (wishes.size + ended.size === 0) rest()
    // One question for all that ended, however many: hardly any is there again.
    if (ended.size > 0)
      await tried(async () => {
        for (const { name } of await rooms.listRooms([...ended.keys()]))
          await unlessGone(rooms.deleteRoom(name))
      })
    for (const { ask } of wishes.values()) await tried(ask)
    isLooking = false
  }

  async function tried(ask: () => Promise<unknown>): Promise<void> {
    try {
      await unlessGone(ask())
    } catch (error) {
      log.warn({ err: error }, 'LiveKit did not do what it was asked, and is asked again')
    }
  }

  function keepLooking(): void {
    stopLooking ??= clock.setTicker(lookEveryMs, () => void look())
  }

  function rest(): void {
    stopLooking?.()
    stopLooking = null
  }

  return {
    async on(name, ask) {
      wishes.set(name, { ask, until: until() })
      keepLooking()
      await tried(ask)
    },
    async onEnd(meetingId) {
      ended.set(meetingId, { until: until() })
      keepLooking()
      await tried(() => rooms.deleteRoom(meetingId))
    },
    forget(name) {
      for (const one of wishes.keys()) if (one.startsWith(name)) wishes.delete(one)
    },
    stop: rest,
  }
}
