import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 48rem)')

/** A phone: panels take the whole screen. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )
}
