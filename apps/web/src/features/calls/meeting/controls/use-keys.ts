import { useEffect, useRef } from 'react'
import type { LiveMeeting } from '../live/live.ts'

/**
 * Single keys while the meeting is on show: M microphone, V camera, H hand, and the space bar to be heard for as long
 * as it is held. Never while something is typed, chosen or pressed, and not at all where they are turned off.
 */
export function useKeys(live: LiveMeeting, { isOn }: { readonly isOn: boolean }): void {
  const isTalking = useRef(false)

  useEffect(() => {
    if (!isOn) return
    const stop = new AbortController()
    const { signal } = stop
    addEventListener('keydown', pressed, { signal })
    addEventListener('keyup', released, { signal })
    // A key whose release another window gets would leave the microphone open.
    addEventListener('blur', hush, { signal })
    return () => {
      stop.abort()
      hush()
    }

    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return
      if (isBusy(event.target)) return
      const { own, room } = live.get()
      if (event.code === 'Space') {
        if (isPressable(event.target) || own.microphone.isOn) return
        event.preventDefault()
        isTalking.current = true
        live.setMicrophone(true)
        return
      }
      const key = event.key.toLowerCase()
      if (key === 'm') live.setMicrophone(!own.microphone.isOn)
      else if (key === 'v') live.setCamera(!own.camera.isOn)
      else if (key === 'h') {
        const me = room?.participants.find(({ id }) => id === room.me)
        live.raiseHand(me?.handRaisedAt == null)
      } else return
      event.preventDefault()
    }

    function released(event: KeyboardEvent) {
      if (event.code === 'Space') hush()
    }

    function hush() {
      if (!isTalking.current) return
      isTalking.current = false
      live.setMicrophone(false)
    }
  }, [live, isOn])
}

/** Something is typed or chosen there: keys are its own. */
function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="dialog"]',
    ) !== null
  )
}

/** The space bar presses it. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('button, a, summary, [role="button"], [role="tab"]') !== null
  )
}
