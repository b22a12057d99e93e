import { useCallback } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { fullName } from '../../platform/full-name.ts'
import { usePeople } from '../../platform/use-people.ts'

/**
 * The names of people by id, my own too, a visitor's with where they are from; while one is on its way, words that claim
 * nothing.
 */
export function useNameOf(): (personId: string) => string {
  const me = useMe().person
  const find = usePeople()
  return useCallback(
    (personId: string) => {
      const person = personId === me.id ? me : find(personId)
      return person ? fullName(person) : 'Name not loaded yet'
    },
    [me, find],
  )
}
