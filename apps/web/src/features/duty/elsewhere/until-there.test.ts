import { afterEach, expect, it, vi } from 'vitest'
import { untilThere } from './until-there.ts'

afterEach(() => vi.useRealTimers())

function places() {
  let held = new Map<string, unknown>()
  const listeners = new Set<() => void>()
  return {
    getSnapshot: () => held,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(id: string) {
      held = new Map(held).set(id, {})
      for (const listener of [...listeners]) listener()
    },
    listeners,
  }
}

it('goes on at once where the conversation is known, otherwise when it is', async () => {
  const known = places()
  known.add('a')
  await untilThere(known, 'a')
  const coming = untilThere(known, 'b')
  known.add('c')
  expect(known.listeners.size).toBe(1)
  known.add('b')
  await coming
  expect(known.listeners.size).toBe(0)
})

it('does not wait for ever', async () => {
  vi.useFakeTimers()
  const never = untilThere(places(), 'a')
  vi.advanceTimersByTime(5000)
  await expect(never).resolves.toBeUndefined()
})
