import type { ReceivedBroadcast, SentBroadcast } from '@baton/contract'
import { applyToBroadcasts, type Broadcasts } from '@baton/domain/messaging/replay-broadcasts'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Follower, followStream } from '../sync/follower.ts'

export interface BroadcastsSnapshot {
  /** `false` until the first snapshot is here, from the cache or the server. */
  readonly loaded: boolean
  /** Newest first, as all here. */
  readonly received: readonly ReceivedBroadcast[]
  readonly sent: readonly SentBroadcast[]
}

/** The broadcasts that are for me, and those that I sent. */
export interface BroadcastsPart {
  readonly store: Store<BroadcastsSnapshot>
  /** A screen showed it; shown is not answered. */
  seen(broadcastId: string): void
}

export interface BroadcastsHolding extends BroadcastsPart {
  readonly follower: Follower
  load(snapshot: Broadcasts): void
  /** What is held, as a cache keeps it. */
  kept(): Broadcasts | undefined
  /** The line is open: what could not be told is told now. */
  wake(): void
}

interface BroadcastsDeps {
  readonly clock: Clock
  readonly random: () => number
  personId(): string
  isOpen(): boolean
  fetchAll(): Promise<Answer<Broadcasts>>
  markSeen(broadcastId: string): Promise<Answer<unknown>>
  /** Something changed that a cache would want to keep. */
  changed(): void
}

/** Wait after a mark that failed, in ms. */
const pause = 3_000

/** Keeps broadcasts level with my own stream, and tells that a screen showed one: once, and surely. */
export function createBroadcasts(deps: BroadcastsDeps): BroadcastsHolding {
  /** Shown here and not yet told. */
  const untold = new Set<string>()
  const told = new Set<string>()
  let stopTimer: (() => void) | undefined

  const following = followStream<Broadcasts>({
    kind: 'person',
    clock: deps.clock,
    random: deps.random,
    fetch: deps.fetchAll,
    apply: (all, event) => applyToBroadcasts(all, event, { personId: deps.personId() }),
    changed() {
      store.changed()
      deps.changed()
    },
  })
  const store = derived<BroadcastsSnapshot>(() => {
    const all = following.held()
    return { loaded: all !== undefined, received: all?.received ?? [], sent: all?.sent ?? [] }
  })

  function tellSeen(): void {
    if (!deps.isOpen()) return
    for (const broadcastId of [...untold]) {
      untold.delete(broadcastId)
      told.add(broadcastId)
      void deps.markSeen(broadcastId).then((answer) => {
        if (answer.ok || answer.refusal.code === 'not-found' || !told.delete(broadcastId)) return
        untold.add(broadcastId)
        stopTimer ??= deps.clock.setTimer(pause, () => {
          stopTimer = undefined
          tellSeen()
        })
      })
    }
  }

  return {
    store,
    follower: {
      ...following,
      clear() {
        for (const set of [untold, told]) set.clear()
        stopTimer?.()
        stopTimer = undefined
        following.clear()
      },
    },
    seen(broadcastId) {
      const shown = following.held()?.received.find(({ id }) => id === broadcastId)
      if (!shown || shown.seenAt !== null || told.has(broadcastId)) return
      untold.add(broadcastId)
      tellSeen()
    },
    load: following.load,
    kept: following.held,
    wake: tellSeen,
  }
}
