import { useCallback } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { usePeople } from '../../platform/use-people.ts'

/** The names of people by id, my own too; while one is on its way, words that claim nothing. */
export function useNameOf(): (personId: string) => string {
  const me = useMe().person
  const find = usePeople()
  return useCallback(
    (personId: string) => (personId === me.id ? me.name : (find(personId)?.name ?? 'Name not loaded yet')),
    [me, find],
  )
}
