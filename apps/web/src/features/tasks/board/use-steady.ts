import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { TaskGroup } from './board-snapshot.ts'
import { holdSteady, type Steady } from './steady.ts'

/** After a finger or the mouse was last on a row the list stands still so long, in ms. */
const stillMs = 1_200

/** Keeps the rows where they are while somebody points at them; shows what came as soon as they let go. */
export function useSteady(
  groups: readonly TaskGroup[],
  list: RefObject<HTMLElement | null>,
  board: string,
): Steady & { readonly release: () => void } {
  const [isHeld, setHeld] = useState(false)
  const shown = useRef({ board, groups })

  const release = useCallback(() => setHeld(false), [])

  useEffect(() => {
    const element = list.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const hold = () => {
      setHeld(true)
      clearTimeout(timer)
      timer = setTimeout(() => setHeld(false), stillMs)
    }
    // A mouse that rests is not a press, one that moves towards a button may become one.
    const events = ['pointerdown', 'pointermove', 'keydown'] as const
    for (const event of events) element.addEventListener(event, hold, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const event of events) element.removeEventListener(event, hold)
    }
  }, [list])

  // Another board is another list: nothing of the last one is kept.
  const isSame = shown.current.board === board && shown.current.groups.length > 0
  const steady = isHeld && isSame ? holdSteady(shown.current.groups, groups) : { groups, arrived: 0 }
  useEffect(() => {
    shown.current = { board, groups: steady.groups }
  })
  return { ...steady, release }
}
