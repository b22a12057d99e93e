import type { Me } from '@baton/contract'
import { useRef } from 'react'
import { session } from './session.ts'

/**
 * Who is signed in, for a screen inside the shell. While a screen is being left at sign-out it still sees the last.
 *
 * @throws when nobody was signed in when the screen opened: a route in the wrong place
 */
export function useMe(): Me {
  const current = session.use()
  const last = useRef<Me>(undefined)
  if (current.state === 'signed-in') last.current = current.me
  if (!last.current) throw new Error('nobody is signed in')
  return last.current
}
