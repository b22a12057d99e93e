import { useEffect } from 'react'
import { theLoudspeaker } from '../../urgent/alert/use-ringing.ts'

/** As a telephone does: a ring, and a pause. */
const everyMs = 3_000

/** Rings, again and again, until nothing does any more. One tab of a browser sounds. */
export function useRingSound(isRinging: boolean): void {
  useEffect(() => {
    if (!isRinging) return
    const ring = () => theLoudspeaker().sound('call')
    ring()
    const ticker = setInterval(ring, everyMs)
    return () => {
      clearInterval(ticker)
      if ('vibrate' in navigator) navigator.vibrate(0)
    }
  }, [isRinging])
}
