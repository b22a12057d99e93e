import type { BroadcastsSnapshot } from '@baton/client'
import { api } from '@baton/contract'
import { useMemo } from 'react'
import { useAsk } from '../../app/session/use-ask.ts'
import { useMe } from '../../app/session/use-me.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useMyDuty } from '../../platform/use-duty.ts'
import { useUrgentNaming } from '../urgent/use-urgent.ts'
import { mayGoWide } from './compose/audience-options.ts'
import type { BroadcastNaming } from './words.ts'

/** The broadcasts that are for me, and those that I sent. */
export function useBroadcasts(): BroadcastsSnapshot {
  return useStore(useClient().broadcasts.store)
}

/** Names of people, roles, teams and places, for an audience in words. */
export function useBroadcastNaming(): BroadcastNaming {
  const naming = useUrgentNaming()
  const { sent } = useBroadcasts()
  const { answer } = useAsk(api.identity.listPlaces, {})
  return useMemo(() => {
    const places = answer?.ok ? [...answer.value.sites, ...answer.value.places] : []
    return { ...naming, places, sent }
  }, [naming, answer, sent])
}

/** Whether I may write to any audience at all, and to others than my own teams: what may not be sent is not offered. */
export function useMayBroadcast(): { readonly isAllowed: boolean; readonly isWide: boolean } {
  const { administrator } = useMe()
  const { mine } = useTeams()
  const coordinates = useMyDuty()?.holding.some((role) => role.coordinates) ?? false
  const isWide = mayGoWide({ coordinates, isAdministrator: administrator })
  return { isAllowed: isWide || mine.size > 0, isWide }
}
