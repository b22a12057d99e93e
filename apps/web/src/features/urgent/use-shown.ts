import { type RefObject, useEffect } from 'react'
import { useClient } from '../../platform/use-client.ts'

/** Tells that a screen showed it: when most of it stands in a window that is looked at, and not before. */
export function useShown(element: RefObject<HTMLElement | null>, escalationId: string): void {
  const { urgent } = useClient()
  useEffect(() => {
    const shown = element.current
    if (!shown) return
    let isIn = false
    const look = () => {
      if (isIn && document.visibilityState === 'visible') urgent.seen(escalationId)
    }
    const watcher = new IntersectionObserver(
      ([entry]) => {
        isIn = entry?.isIntersecting ?? false
        look()
      },
      // What is taller than the screen is shown when its beginning fills half of it.
      { threshold: [0.25, 0.6] },
    )
    watcher.observe(shown)
    document.addEventListener('visibilitychange', look)
    return () => {
      watcher.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [element, escalationId, urgent])
}
