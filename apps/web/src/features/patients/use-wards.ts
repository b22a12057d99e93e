import { api, type Place } from '@baton/contract'
import { useCallback, useEffect, useMemo } from 'react'
import { outdate, useAsk } from '../../app/session/use-ask.ts'
import { usePlaces } from '../../app/session/use-places.ts'
import { useClient } from '../../platform/use-client.ts'

/** The wards of all sites, as the server orders them. */
export function useWards(): readonly Place[] {
  const { places } = usePlaces()
  return useMemo(
    () => [...places.values()].filter(({ kind }) => kind === 'ward' || kind === 'department'),
    [places],
  )
}

/** What a ward is called, by its id; while it is on its way, words that claim nothing. */
export function useWardName(): (wardId: string) => string {
  const { places } = usePlaces()
  return useCallback((wardId: string) => places.get(wardId)?.name ?? 'A ward', [places])
}

/** Wards to choose from; those of several sites carry their site. */
export function useWardOptions(): readonly { readonly value: string; readonly label: string }[] {
  const wards = useWards()
  const { sites } = usePlaces()
  const isOneSite = new Set(wards.map(({ siteId }) => siteId)).size < 2
  return wards.map(({ id, name, siteId }) => ({
    value: id,
    label: isOneSite ? name : `${name}, ${sites.get(siteId)?.name ?? ''}`,
  }))
}

/** The wards whose bed lists I may open; asked again when a patient comes or goes, or my duty is another. */
export function useMyWards() {
  const client = useClient()
  useEffect(
    () =>
      client.onEvent(({ type }) => {
        if (type === 'patient.changed' || type === 'patient.closed' || type === 'duty.changed') {
          void outdate(api.patients.listWards)
        }
      }),
    [client],
  )
  return useAsk(api.patients.listWards, {}, { keepsEarlier: true })
}
