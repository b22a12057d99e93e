import { type RefObject, useEffect, useState } from 'react'
import type { Size } from './grid.ts'

/** How large an element is now, in px. */
export function useSize(of: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    if (!of.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }))
    })
    observer.observe(of.current)
    return () => observer.disconnect()
  }, [of])
  return size
}
