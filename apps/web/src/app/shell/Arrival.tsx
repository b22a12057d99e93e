import { useEffect, useRef, useState } from 'react'
import { watchTitle } from '../../ui/page/title.ts'
import { VisuallyHidden } from '../../ui/visually-hidden/VisuallyHidden.tsx'

interface ArrivalProps {
  /** The path of the address. */
  readonly path: string
}

/**
 * What a page load would do and a route change does not: a screen reader hears where one has arrived, and focus is
 * never lost with what was pressed (on phones the list goes away when something in it is opened).
 */
export function Arrival({ path }: ArrivalProps) {
  const [title, setTitle] = useState('')
  const isFirst = useRef(true)

  useEffect(() => watchTitle(setTitle), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: at every arrival, wherever it is
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const wait = setTimeout(() => {
      const { activeElement } = document
      const isLost = !activeElement || activeElement === document.body || !activeElement.checkVisibility()
      if (isLost) document.getElementById('main')?.focus({ preventScroll: true })
    }, 0)
    return () => clearTimeout(wait)
  }, [path])

  return (
    <VisuallyHidden>
      <span aria-live="polite">{title}</span>
    </VisuallyHidden>
  )
}
