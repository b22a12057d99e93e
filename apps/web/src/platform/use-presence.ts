import { useCallback, useEffect } from 'react'
import type { Presence } from '../ui/avatar/portrait.ts'
import { useClient, useStore } from './use-client.ts'

/** Who is connected, of the people that this screen shows. Unknown while we are offline ourselves. */
export function usePresence(personIds: readonly string[]): (personId: string) => Presence | undefined {
  const { presence } = useClient()
  const present = useStore(presence.store)
  const wanted = personIds.join(',')
  useEffect(() => presence.watch(wanted === '' ? [] : wanted.split(',')), [presence, wanted])
  return useCallback(
    (personId: string) => {
      const isHere = present.get(personId)
      if (isHere === undefined) return undefined
      return isHere ? 'active' : 'offline'
    },
    [present],
  )
}
