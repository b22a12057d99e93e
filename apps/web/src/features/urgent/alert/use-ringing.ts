import type { UrgentItem } from '@baton/client'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { createLoudspeaker, type Hearing, type Loudspeaker } from './loudspeaker.ts'
import { type Rings, ringAt } from './ringing.ts'

/** This page's one loudspeaker, made when somebody is signed in. */
let loudspeaker: Loudspeaker | undefined

export function theLoudspeaker(): Loudspeaker {
  loudspeaker ??= createLoudspeaker()
  return loudspeaker
}

/** Rings for what asks something of me, again and again, until it does no more. */
export function useRinging(asked: readonly UrgentItem[]): { hearing: Hearing; allow: () => void } {
  const speaker = theLoudspeaker()
  const hearing = useSyncExternalStore(speaker.watch, speaker.hearing, speaker.hearing)
  const rings = useRef<Rings>(new Map())
  useEffect(() => {
    // What could not be heard has not rung: it does as soon as it may.
    if (hearing === 'blocked') return
    const look = () => {
      const { sound, rings: next } = ringAt(asked, rings.current, Date.now())
      rings.current = next
      if (sound) speaker.sound(sound)
    }
    look()
    if (asked.length === 0) return
    const ticker = setInterval(look, 1000)
    return () => clearInterval(ticker)
  }, [asked, hearing, speaker])
  return { hearing, allow: useCallback(() => void speaker.allow(), [speaker]) }
}
