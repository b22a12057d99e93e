import { api, type Place } from '@baton/contract'
import { useCallback, useEffect, useMemo } from 'react'
import { outdate, useAsk } from '../../app/session/use-ask.ts'
import { useClient } from '../../platform/use-client.ts'

const none: readonly Place[] = []

/** The wards of all sites, as the server orders them. */
export function useWards(): readonly Place[] {
  const { answer } = useAsk(api.identity.listPlaces, {})
  const places = answer?.ok ? answer.value.places : none
  return useMemo(() => places.filter(({ kind }) => kind === 'ward' || kind === 'department'), [places])
}

/** What a ward is called, by its id; while it is on its way, words that claim nothing. */
export function useWardName(): (wardId: string) => string {
  const wards = useWards()
  const names = useMemo(() => new Map(wards.map(({ id, name }) => [id, name])), [wards])
  return useCallback((wardId: string) => names.get(wardId) ?? 'A ward', [names])
}

/** Wards to choose from; those of several sites carry their site. */
export function useWardOptions(): readonly { readonly value: string; readonly label: string }[] {
  const wards = useWards()
  const { answer } = useAsk(api.identity.listPlaces, {})
  const sites = answer?.ok ? answer.value.sites : []
  const siteName = new Map(sites.map(({ id, name }) => [id, name]))
  const isOneSite = new Set(wards.map(({ siteId }) => siteId)).size < 2
  return wards.map(({ id, name, siteId }) => ({
    value: id,
    label: isOneSite ? name : `${name}, ${siteName.get(siteId) ?? ''}`,
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
