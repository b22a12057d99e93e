import type { DrawnShape } from '@baton/contract'
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react'
import type { Drawable } from '../viewer/picture/PictureFrame.tsx'
import type { Size } from '../viewer/picture/zoom.ts'
import { beginDrawing, drawn } from './drawing.ts'
import { dragged, keyStep, moved, placed, type Share, sized, type Tool } from './shapes.ts'

const arrows: Readonly<Record<string, Share>> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
}

/** Drawing over a picture: with a finger, the mouse or a pen on it, or with the keys alone. */
export function useDrawing(before: readonly DrawnShape[], picture: Size) {
  const [drawing, act] = useReducer(drawn, before, beginDrawing)
  const [tool, setTool] = useState<Tool>('arrow')
  const [words, setWords] = useState('')
  /** What the finger is drawing at this moment. */
  const [under, setUnder] = useState<DrawnShape | null>(null)
  const start = useRef<Share | null>(null)
  const held = useRef<{ place: number; shape: DrawnShape; from: Share | null } | null>(null)
  const focusing = useRef<number | null>(null)
  const over = useRef<SVGGElement>(null)

  // A shape that was placed by a key is what the next keys move.
  useEffect(() => {
    const place = focusing.current
    if (place === null || place >= drawing.shapes.length) return
    focusing.current = null
    over.current?.querySelectorAll<SVGGElement>('[role="button"]')[place]?.focus()
  })

  function put(shape: DrawnShape): void {
    act({ act: 'add', shape })
    if (shape.shape === 'text') setWords('')
  }

  const drawable: Drawable = {
    begin(at) {
      if (held.current) held.current.from = at
      else start.current = at
    },
    go(at) {
      const grip = held.current
      if (grip?.from) {
        const shape = moved(grip.shape, { x: at.x - grip.from.x, y: at.y - grip.from.y })
        act({ act: 'change', place: grip.place, shape })
      } else if (start.current && tool !== 'text') {
        setUnder(dragged(tool, start.current, at, picture.height / picture.width))
      }
    },
    end(at) {
      const began = start.current
      const wasHeld = held.current !== null
      drawable.cancel()
      if (wasHeld || !began) return
      if (tool === 'text') {
        if (words.trim() !== '') put({ shape: 'text', at: inside(at), words: words.trim() })
        return
      }
      const shape = dragged(tool, began, at, picture.height / picture.width)
      if (shape) put(shape)
    },
    cancel() {
      start.current = null
      held.current = null
      setUnder(null)
    },
  }

  function pressed(event: KeyboardEvent, place: number): void {
    const shape = drawing.shapes[place]
    if (!shape || event.ctrlKey || event.metaKey || event.altKey) return
    const by = arrows[event.key]
    if (by) act({ act: 'change', place, shape: event.shiftKey ? sized(shape, by) : moved(shape, by) })
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      act({ act: 'remove', place })
      focusing.current = Math.min(place, drawing.shapes.length - 2)
      if (drawing.shapes.length === 1) focusing.current = null
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    drawing,
    under,
    tool,
    setTool,
    words,
    setWords,
    act,
    drawable,
    over,
    /** Puts what the tool draws into the middle, and lets the keys move it. */
    place() {
      if (tool === 'text' && words.trim() === '') return
      put(placed(tool, words.trim()))
      focusing.current = drawing.shapes.length
    },
    choosing: {
      selected: drawing.selected,
      onSelect: (place: number) => act({ act: 'select', place }),
      onKeyDown: pressed,
      onPointerDown: (_event: unknown, place: number) => {
        const shape = drawing.shapes[place]
        if (shape) held.current = { place, shape, from: null }
      },
    },
    hasChanged: drawing.shapes !== before,
  }
}

export type UsedDrawing = ReturnType<typeof useDrawing>

function inside({ x, y }: Share): Share {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) }
}
