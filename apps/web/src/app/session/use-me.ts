import type { Client } from '@baton/client'
import type { Me } from '@baton/contract'
import { useRef } from 'react'
import { useClient, useStore } from '../../platform/use-client.ts'
import { session } from './session.ts'

/**
 * Who is signed in, for a screen inside the shell; within what a connected organisation has, who I am there. While a
 * screen is being left, at sign-out or when a visit ends, it still sees the last.
 *
 * @throws when nobody was signed in when the screen opened: a route in the wrong place
 */
export function useMe(): Me {
  const client = useClient()
  const there = useStore(client.session).me
  const current = session.use()
  const here = current.state === 'signed-in' ? current.me : null
  const me = client.visiting === null ? here : there
  const last = useRef<{ client: Client; me: Me }>(undefined)
  if (me) last.current = { client, me }
  if (last.current?.client !== client) throw new Error('nobody is signed in')
  return last.current.me
}
