import { api } from '@baton/contract'
import { useMemo } from 'react'
import { useClient } from '../../platform/use-client.ts'
import { noPlaces, type Places } from './places.ts'
import { useAsk } from './use-ask.ts'

/** All sites and places; none until they are known. */
export function usePlaces(): Places {
  // Not open to visitors.
  const isWanted = useClient().visiting === null
  const { answer } = useAsk(api.identity.listPlaces, {}, { isWanted })
  return useMemo(() => {
    if (!answer?.ok) return noPlaces
    const { sites, places } = answer.value
    return {
      sites: new Map(sites.map((site) => [site.id, site])),
      places: new Map(places.map((place) => [place.id, place])),
    }
  }, [answer])
}
