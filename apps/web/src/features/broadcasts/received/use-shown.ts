import { type RefObject, useEffect } from 'react'
import { useClient } from '../../../platform/use-client.ts'

/** Tells that a screen showed it, when most of it stands in a window that is looked at; `null` tells nothing. */
export function useShown(element: RefObject<HTMLElement | null>, broadcastId: string | null): void {
  const { broadcasts } = useClient()
  useEffect(() => {
    const shown = element.current
    if (!shown || broadcastId === null) return
    let isIn = false
    const look = () => {
      if (isIn && document.visibilityState === 'visible') broadcasts.seen(broadcastId)
    }
    const watcher = new IntersectionObserver(
      ([entry]) => {
        isIn = entry?.isIntersecting ?? false
        look()
      },
      { threshold: [0.25, 0.6] },
    )
    watcher.observe(shown)
    document.addEventListener('visibilitychange', look)
    return () => {
      watcher.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [element, broadcastId, broadcasts])
}
