import type { Delivered, StreamKind } from '@baton/contract'
import type { Replayed } from '@baton/domain'
import type { Answer } from '../answer.ts'
import { waitAfter } from '../connection/backoff.ts'
import type { Clock } from '../ports.ts'

/** A part that holds something of one stream and keeps it level by itself, whatever else is held of that stream. */
export interface Follower {
  /** Its stream is my own, or the organisation's. */
  readonly kind: Exclude<StreamKind, 'conversation'>
  /** How far it has read; `undefined` while it holds nothing. */
  position(): number | undefined
  /** Takes an event of its stream. */
  event(event: Delivered): void
  /** The line is up. `head` is the stream's newest position; `reset`: what lies between is not to be had as events. */
  welcomed(head: number, reset: boolean): void
  /** Something at that position could not be understood. */
  refetch(at: number): void
  lost(): void
  clear(): void
}

/** What a follower keeps: a snapshot, and the events after it. */
export interface Following<Snapshot> extends Follower {
  /** What is held, `undefined` before the first snapshot. */
  held(): Snapshot | undefined
  /** From the cache. */
  load(snapshot: Snapshot): void
  /** Asks for a snapshot: something that no event tells has changed. */
  renew(): void
  /** Changes what is held by other means than an event of this stream. */
  change(to: (snapshot: Snapshot) => Snapshot): void
}

interface FollowingDeps<Snapshot> {
  readonly kind: Follower['kind']
  readonly clock: Clock
  readonly random: () => number
  fetch(): Promise<Answer<Snapshot>>
  apply(snapshot: Snapshot, event: Delivered): Replayed<Snapshot>
  /** What is held is another. */
  changed(): void
}

/** More events than this are not kept while a snapshot is on its way: another snapshot follows. */
const mostKept = 1_000

/** Keeps a snapshot that carries its position level with its stream (RT6, RT8). */
export function followStream<Snapshot extends { readonly position: number }>(
  deps: FollowingDeps<Snapshot>,
): Following<Snapshot> {
  let held: Snapshot | undefined
  /** Events that wait for a snapshot; `undefined` when none is on its way. */
  let waiting: Delivered[] | undefined
  let isUp = false
  /** A snapshot was wanted again while one was on its way: the one that comes may be older than the wish. */
  let again = false
  let failures = 0
  let era = 0

  function set(next: Snapshot | undefined): void {
    held = next
    deps.changed()
  }

  function refetch(): void {
    if (!isUp) return
    if (waiting) {
      again = true
      return
    }
    waiting = []
    void fetchUntilHere(era)
  }

  async function fetchUntilHere(mine: number): Promise<void> {
    const answer = await deps.fetch()
    if (mine !== era) return
    // A snapshot that does not reach what was told since is no better than none.
    const first = waiting?.[0]?.seq ?? 0
    if (!answer.ok || answer.value.position + 1 < first) {
      failures += 1
      deps.clock.setTimer(waitAfter(failures, deps.random), () => {
        if (mine === era) void fetchUntilHere(mine)
      })
      return
    }
    failures = 0
    const kept = waiting ?? []
    waiting = undefined
    set(answer.value)
    for (const event of kept) take(event)
    if (!again) return
    again = false
    refetch()
  }

  function take(event: Delivered): void {
    if (waiting) keep(event)
    if (waiting || !held) return
    const replayed = deps.apply(held, event)
    if (replayed.outcome === 'applied') set(replayed.state)
    if (replayed.outcome === 'gap') {
      refetch()
      keep(event)
    }
  }

  function keep(event: Delivered): void {
    if (waiting && waiting.length < mostKept) waiting.push(event)
  }

  return {
    kind: deps.kind,
    held: () => held,
    position: () => held?.position,
    load: set,
    renew: refetch,
    change(to) {
      if (!held) return
      const next = to(held)
      if (next !== held) set(next)
    },
    event: take,
    refetch: () => refetch(),
    welcomed(_head, reset) {
      isUp = true
      if (!held || reset) refetch()
    },
    lost() {
      era += 1
      isUp = false
      // What is held still stands at its position, from which the server continues at the next welcome.
      waiting = undefined
      again = false
    },
    clear() {
      era += 1
      isUp = false
      waiting = undefined
      again = false
      set(undefined)
    },
  }
}
