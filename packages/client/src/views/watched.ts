import type { Delivered, Refusal } from '@baton/contract'
import type { Replayed } from '@baton/domain'
import type { Answer } from '../answer.ts'
import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import { type Following, followStream } from '../sync/follower.ts'

/** What is known of something that a screen looks at. */
export type Watched<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly value: Value }
  /** It is not mine to see, or not there; said by the server, so that nothing older is shown. */
  | { readonly state: 'refused'; readonly refusal: Refusal }

/** A store that is fetched, and kept level with my own stream, while somebody subscribes to it. */
export interface Watching<Value> extends Store<Watched<Value>> {
  /** Asks again: something that no event tells has changed. */
  renew(): void
}

export interface View extends Pick<Following<unknown>, 'event' | 'position' | 'welcomed' | 'refetch'> {
  readonly isWatched: () => boolean
  renew(): void
  /** The line is gone; what nobody looks at is let go. */
  lost(): void
  clear(): void
}

interface ViewDeps<Snapshot extends { readonly position: number }> {
  readonly clock: Clock
  readonly random: () => number
  fetch(): Promise<Answer<Snapshot>>
  apply(snapshot: Snapshot, event: Delivered): Replayed<Snapshot>
  /** Whether an event may have made what was refused one's own. */
  reopens(event: Delivered): boolean
  /** The line is up, so that a snapshot can be fetched. */
  isUp(): boolean
  /** Somebody looks at it, or nobody does any more. */
  watched(isWatched: boolean): void
  /** What is held is another. */
  changed?(snapshot: Snapshot | undefined): void
}

/** Keeps one thing level while it is looked at. A refusal that stands ends the asking, until something reopens it. */
export function createView<Snapshot extends { readonly position: number }>(
  deps: ViewDeps<Snapshot>,
): Watching<Snapshot> & View {
  let refusal: Refusal | undefined
  let watchers = 0

  const following = followStream<Snapshot>({
    kind: 'person',
    clock: deps.clock,
    random: deps.random,
    async fetch() {
      const answer = await deps.fetch()
      if (!answer.ok && stands(answer.refusal)) {
        following.clear()
        refuse(answer.refusal)
      }
      return answer
    },
    // What ended is no longer mine: the server says what it is instead.
    apply(snapshot, event) {
      const replayed = deps.apply(snapshot, event)
      if (replayed.outcome === 'ended') restart()
      return replayed
    },
    changed() {
      deps.changed?.(following.held())
      store.changed()
    },
  })
  const store = derived<Watched<Snapshot>>(() => {
    const value = following.held()
    if (refusal) return { state: 'refused', refusal }
    return value ? { state: 'here', value } : { state: 'loading' }
  })

  function refuse(said: Refusal | undefined): void {
    refusal = said
    store.changed()
  }

  function restart(): void {
    following.clear()
    refuse(undefined)
    if (deps.isUp() && watchers > 0) following.welcomed(0, true)
  }

  function clear(): void {
    following.clear()
    refuse(undefined)
  }

  function renew(): void {
    if (watchers === 0) clear()
    if (!deps.isUp() || watchers === 0) return
    if (refusal || !following.held()) restart()
    else following.renew()
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe(listener) {
      const stop = store.subscribe(listener)
      watchers += 1
      if (watchers === 1) {
        deps.watched(true)
        if (!following.held()) restart()
      }
      return () => {
        stop()
        watchers -= 1
        if (watchers === 0) deps.watched(false)
      }
    },
    isWatched: () => watchers > 0,
    renew,
    position: following.position,
    event(event) {
      if (refusal && watchers > 0 && deps.reopens(event)) restart()
      else following.event(event)
    },
    welcomed(head, reset) {
      if (watchers === 0 && !following.held()) return
      if (refusal) restart()
      else following.welcomed(head, reset)
    },
    refetch: following.refetch,
    lost() {
      following.lost()
      // What nobody looks at is fetched again when somebody does.
      if (watchers === 0) following.clear()
    },
    clear,
  }
}

/** Whether asking again brings nothing else; a server that cannot be reached is asked until it can. */
function stands({ code }: Refusal): boolean {
  return code === 'not-found' || code === 'no-relationship' || code === 'not-allowed' || code === 'bad-input'
}
