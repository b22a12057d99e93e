import type { CrashCall } from '@baton/contract'
import { useEffect } from 'react'
import { theLoudspeaker } from '../../urgent/alert/use-ringing.ts'

/** A crash call sounds almost without a pause; a test sounds like what is urgent, and seldom. */
const everyMs = { call: 5_000, test: 30_000 }

/** Sounds for the call that asks me, again and again, until I answer. */
export function useCrashSound(call: CrashCall | undefined): void {
  const callId = call?.id
  const isTest = call?.isTest
  useEffect(() => {
    if (callId === undefined || isTest === undefined) return
    const ring = () => theLoudspeaker().sound(isTest ? 'urgent' : 'crash')
    ring()
    const ticker = setInterval(ring, isTest ? everyMs.test : everyMs.call)
    return () => clearInterval(ticker)
  }, [callId, isTest])
}
