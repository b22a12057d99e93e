import type { Store } from '@baton/client'

/** Several stores as one: what they hold, in their order; the same array until one of them changes. */
export function joined<Held>(stores: readonly Store<Held>[]): Store<readonly Held[]> {
  let last = stores.map((store) => store.getSnapshot())
  return {
    subscribe(listener) {
      const stops = stores.map((store) => store.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    getSnapshot() {
      const now = stores.map((store) => store.getSnapshot())
      if (now.some((held, place) => !Object.is(held, last[place]))) last = now
      return last
    },
  }
}
