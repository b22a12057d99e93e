import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly placement?: 'top' | 'bottom'
  /** The thing it names. It must have a name of its own for screen readers: this one is for the eye. */
  readonly children: ReactNode
}

/** How long the pointer rests, in ms, before the name appears. */
const rest = 500
/** Between the thing and its name, in px. */
const gap = 8

/**
 * A short name that appears when the pointer rests and on keyboard focus, in the top layer so that nothing cuts it
 * off. Built on the browser's own popover, because React Aria's would put positioning code into the first page.
 */
export function Tooltip({ text, placement = 'top', children }: TooltipProps) {
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  function show(thing: Element) {
    const bubble = tip.current
    if (!bubble?.isConnected || !thing.isConnected) return
    bubble.showPopover()
    const { left, top, width, height } = thing.getBoundingClientRect()
    const room = document.documentElement.clientWidth
    const centred = left + width / 2 - bubble.offsetWidth / 2
    const above = top - bubble.offsetHeight - gap
    const below = top + height + gap
    bubble.style.left = `${Math.max(gap, Math.min(centred, room - bubble.offsetWidth - gap))}px`
    bubble.style.top = `${placement === 'bottom' || above < 0 ? below : above}px`
  }

  function hide() {
    clearTimeout(timer.current)
    if (tip.current?.matches(':popover-open')) tip.current.hidePopover()
  }

  function rested(event: PointerEvent<HTMLElement>) {
    if (event.pointerType !== 'mouse') return
    const thing = event.currentTarget.firstElementChild ?? event.currentTarget
    timer.current = setTimeout(() => show(thing), rest)
  }

  function focused(event: FocusEvent<HTMLElement>) {
    if (event.target.matches(':focus-visible')) show(event.target)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches; the thing inside is what is used
    <span
      className={styles.around}
      onPointerEnter={rested}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={focused}
      onBlur={hide}
      onKeyDown={hide}
    >
      {children}
      <span ref={tip} popover="manual" aria-hidden="true" className={styles.tooltip}>
        {text}
      </span>
    </span>
  )
}
