import { derived, type Store } from '../store.ts'

/** Who is here now, of the people whom a screen watches. Never durable (RT10). */
export interface Presence {
  /** `true` present, `false` absent; not in the map: not known, for example while we are offline. */
  readonly store: Store<ReadonlyMap<string, boolean>>
  /** Watches these people until the returned function is called. */
  watch(personIds: readonly string[]): () => void
  heard(personId: string, present: boolean): void
  /** A new line: ask again. */
  welcomed(): void
  lost(): void
}

/** The most people that one client may watch. */
const most = 500

export function createPresence(send: (personIds: string[]) => void): Presence {
  const watchers = new Map<string, number>()
  const present = new Map<string, boolean>()
  const store = derived<ReadonlyMap<string, boolean>>(() => new Map(present))
  let asking = false

  function ask(): void {
    if (asking) return
    asking = true
    queueMicrotask(() => {
      asking = false
      send([...watchers.keys()].slice(0, most))
    })
  }

  function add(personId: string, count: number): void {
    const next = (watchers.get(personId) ?? 0) + count
    if (next > 0) watchers.set(personId, next)
    else {
      watchers.delete(personId)
      present.delete(personId)
    }
  }

  return {
    store,
    watch(personIds) {
      for (const personId of personIds) add(personId, 1)
      ask()
      let watching = true
      return () => {
        if (!watching) return
        watching = false
        for (const personId of personIds) add(personId, -1)
        ask()
      }
    },
    heard(personId, isPresent) {
      if (!watchers.has(personId) || present.get(personId) === isPresent) return
      present.set(personId, isPresent)
      store.changed()
    },
    welcomed() {
      if (watchers.size > 0) ask()
    },
    lost() {
      if (present.size === 0) return
      present.clear()
      store.changed()
    },
  }
}
