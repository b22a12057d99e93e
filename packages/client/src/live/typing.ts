import type { Clock } from '../ports.ts'
import { derived, type Store } from '../store.ts'

/** Who is typing, by conversation. Never durable (RT10). */
export interface Typing {
  readonly store: Store<ReadonlyMap<string, readonly string[]>>
  /** Somebody else typed. */
  heard(conversationId: string, personId: string): void
  /** Their message came, or the line fell: they are not typing. */
  ended(conversationId: string, personId: string): void
  /** I typed a key. Told to the others at most once in 2 s (RT36). */
  typed(conversationId: string): void
  clear(): void
}

/** How long a word of typing holds, and how often we send one, in ms. */
const holds = 5000
const atMostEvery = 2000

export function createTyping(clock: Clock, send: (conversationId: string) => void): Typing {
  /** When each stops, by conversation and person. */
  const until = new Map<string, Map<string, number>>()
  const lastSent = new Map<string, number>()
  const store = derived(
    () => new Map([...until].map(([conversationId, people]) => [conversationId, [...people.keys()].sort()])),
  )
  let stopTimer: (() => void) | undefined

  function sweep(): void {
    stopTimer = undefined
    const now = clock.now().getTime()
    for (const [conversationId, people] of until) {
      for (const [personId, ends] of people) if (ends <= now) drop(conversationId, personId)
    }
    arm()
  }

  function arm(): void {
    if (!stopTimer && until.size > 0) stopTimer = clock.setTimer(1000, sweep)
  }

  function drop(conversationId: string, personId: string): void {
    const people = until.get(conversationId)
    if (!people?.delete(personId)) return
    if (people.size === 0) until.delete(conversationId)
    store.changed()
  }

  return {
    store,
    heard(conversationId, personId) {
      const people = until.get(conversationId) ?? new Map<string, number>()
      until.set(conversationId, people)
      if (!people.has(personId)) store.changed()
      people.set(personId, clock.now().getTime() + holds)
      arm()
    },
    ended: drop,
    typed(conversationId) {
      const now = clock.now().getTime()
      if (now - (lastSent.get(conversationId) ?? Number.NEGATIVE_INFINITY) < atMostEvery) return
      lastSent.set(conversationId, now)
      send(conversationId)
    },
    clear() {
      stopTimer?.()
      stopTimer = undefined
      if (until.size > 0) store.changed()
      until.clear()
    },
  }
}
