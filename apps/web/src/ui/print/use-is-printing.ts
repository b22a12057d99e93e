import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/**
 * Whether the page is being printed, for what is too long to be kept in the page in case somebody prints. It is drawn
 * before the browser looks, whichever menu printing was begun from.
 */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(watch, () => isPrinting)
}

const print = matchMedia('print')
let isPrinting = print.matches
const listeners = new Set<() => void>()

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: boolean): void {
  isPrinting = next
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

addEventListener('beforeprint', () => set(true))
addEventListener('afterprint', () => set(false))
print.addEventListener('change', ({ matches }) => set(matches))
