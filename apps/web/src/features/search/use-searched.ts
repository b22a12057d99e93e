import type { Client } from '@baton/client'
import { useHomeClient, useStore, useVisits } from '../../platform/use-client.ts'
import type { SearchChoice } from './search-snapshot.ts'

/**
 * Where is searched, my own organisation first: where the chosen conversation is, otherwise everywhere. A colleague whom
 * one chooses wrote at home.
 */
export function useSearched({ conversationId, authorId }: SearchChoice): readonly Client[] {
  const home = useHomeClient()
  const visits = useVisits()
  const places = useStore(home.visits.places)
  if (conversationId) return [places.get(conversationId) ?? home]
  return authorId ? [home] : [home, ...visits.map(({ client }) => client)]
}
