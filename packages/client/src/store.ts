/** What a screen draws from: fits React's `useSyncExternalStore`. Snapshots are immutable and change by identity. */
export interface Store<T> {
  getSnapshot(): T
  /** Calls `listener` after changes, at most once for all changes of one turn. Returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** A store whose snapshot is computed when it is asked for, from state kept elsewhere. */
export interface Derived<T> extends Store<T> {
  /** Says that what the snapshot is computed from has changed. */
  changed(): void
}

/**
 * Computes lazily, so that a burst of a thousand events costs one computation, and none when nobody looks.
 *
 * @param compute makes the snapshot; given the one before, so that it can share what did not change
 */
export function derived<T>(compute: (before: T | undefined) => T): Derived<T> {
  const listeners = new Set<() => void>()
  let snapshot: T | undefined
  let stale = true
  let telling = false

  function tell(): void {
    telling = false
    for (const listener of [...listeners]) listener()
  }

  return {
    getSnapshot() {
      if (stale || snapshot === undefined) snapshot = compute(snapshot)
      stale = false
      return snapshot
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed() {
      stale = true
      if (telling || listeners.size === 0) return
      telling = true
      queueMicrotask(tell)
    },
  }
}

/** A store that holds one value. */
export interface Held<T> extends Store<T> {
  set(value: T): void
}

export function held<T>(initial: T): Held<T> {
  let value = initial
  const store = derived(() => value)
  return {
    ...store,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      store.changed()
    },
  }
}
