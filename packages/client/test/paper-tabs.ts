import type { Tabs, TabWord } from '../src/ports.ts'

/** The tabs of one browser without a browser: one holder of each name at a time, and words to the others. */
export function paperTabs() {
  const queues = new Map<string, (() => void)[]>()
  const listeners = new Map<symbol, Set<(word: TabWord) => void>>()

  function tab(): Tabs {
    const self = Symbol('tab')
    listeners.set(self, new Set())
    return {
      hold(name, lead) {
        const queue = queues.get(name) ?? []
        queues.set(name, queue)
        queue.push(lead)
        if (queue.length === 1) queueMicrotask(lead)
        return () => {
          const place = queue.indexOf(lead)
          if (place < 0) return
          queue.splice(place, 1)
          const next = queue[0]
          if (place === 0 && next) queueMicrotask(next)
        }
      },
      tell(word) {
        for (const [other, those] of listeners) {
          if (other !== self) for (const listener of those) queueMicrotask(() => listener(word))
        }
      },
      listen(listener) {
        listeners.get(self)?.add(listener)
        return () => listeners.get(self)?.delete(listener)
      },
    }
  }

  return { tab }
}
