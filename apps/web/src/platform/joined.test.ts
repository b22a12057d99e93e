import { describe, expect, it, vi } from 'vitest'
import { joined } from './joined.ts'

function store<Held>(held: Held) {
  const listeners = new Set<() => void>()
  return {
    getSnapshot: () => held,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next: Held) {
      held = next
      for (const listener of listeners) listener()
    },
  }
}

describe('several stores as one', () => {
  it('hold what each of them holds, in their order', () => {
    expect(joined([store(1), store(2)]).getSnapshot()).toEqual([1, 2])
  })

  it('are the same array until one of them changes', () => {
    const [one, other] = [store(1), store(2)]
    const both = joined([one, other])
    const before = both.getSnapshot()
    expect(both.getSnapshot()).toBe(before)
    other.set(3)
    expect(both.getSnapshot()).toEqual([1, 3])
  })

  it('tell of every change until one stops listening', () => {
    const [one, other] = [store(1), store(2)]
    const heard = vi.fn()
    const stop = joined([one, other]).subscribe(heard)
    one.set(5)
    other.set(6)
    stop()
    one.set(7)
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
