import { useCallback, useState } from 'react'

/** So many lines are drawn at first, and so many more whenever the reader comes near the last: about two screens. */
const atATime = 40
/** Nearer than this, in px, more are drawn, so that they are there before the reader. */
const nearPx = 1_600

/**
 * How much of a board is drawn: as far as somebody has read, and a little beyond. What is drawn stays, so that nothing
 * moves; another board begins anew.
 */
export function useDrawn(board: string): { most: number; end: (element: HTMLElement | null) => void } {
  const [drawn, setDrawn] = useState({ board, most: atATime })
  const most = drawn.board === board ? drawn.most : atATime
  const end = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return
      const watcher = new IntersectionObserver(
        ([entry]) => {
          if (entry?.isIntersecting) setDrawn({ board, most: most + atATime })
        },
        { root: scrollerOf(element), rootMargin: `${nearPx}px` },
      )
      watcher.observe(element)
      return () => watcher.disconnect()
    },
    [board, most],
  )
  return { most, end }
}

/** What scrolls: a margin counts only from there. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return null
}
