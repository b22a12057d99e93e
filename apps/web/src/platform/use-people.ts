import type { Person } from '@baton/contract'
import { useCallback } from 'react'
import { useClient, useStore } from './use-client.ts'

/** Finds people by id; who is not known yet is looked up, and the screen drawn again when they are. */
export function usePeople(): (personId: string) => Person | undefined {
  const { people } = useClient()
  const known = useStore(people.store)
  // A new function whenever anyone changes, so that what was drawn with the old one is drawn again.
  return useCallback((personId: string) => known.get(personId) ?? people.get(personId), [known, people])
}
