import { useSyncExternalStore } from 'react'

const wide = '(min-width: 64rem)'

function watch(listener: () => void): () => void {
  const query = matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether seven days fit side by side. */
export function useIsWide(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(wide).matches)
}
