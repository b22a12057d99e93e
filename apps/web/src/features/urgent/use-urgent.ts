import { byAsking, type OpenVisit, type UrgentItem, type UrgentSnapshot } from '@baton/client'
import { useCallback, useMemo } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient, useHomeClient, useOfVisits, useStore, useVisits } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import type { UrgentNaming } from './words/targets.ts'

/** Something urgent, and the visit whose it is; none of what is urgent at home. */
export interface UrgentThere extends UrgentItem {
  readonly visit?: OpenVisit
}

export interface UrgentEverywhere extends UrgentSnapshot {
  readonly open: readonly UrgentThere[]
  readonly ended: readonly UrgentThere[]
}

/** Everything urgent that this device knows of in one organisation: mine, or the one that this is about. */
export function useUrgent(): UrgentSnapshot {
  return useStore(useClient().urgent.store)
}

/** With what I sent to connected organisations. */
export function useUrgentEverywhere(): UrgentEverywhere {
  const home = useStore(useHomeClient().urgent.store)
  const visits = useVisits()
  const elsewhere = useOfVisits(visits, urgentOf)
  return useMemo(() => {
    if (visits.length === 0) return home
    const among = (of: 'open' | 'ended') =>
      visits.flatMap((visit, place) => (elsewhere[place]?.[of] ?? []).map((item) => ({ ...item, visit })))
    return {
      loaded: home.loaded,
      open: [...home.open, ...among('open')].sort(byAsking),
      ended: [...home.ended, ...among('ended')],
    }
  }, [home, visits, elsewhere])
}

function urgentOf({ urgent }: OpenVisit['client']) {
  return urgent.store
}

/** Who I am, and the names of people, roles and teams. */
export function useUrgentNaming(): UrgentNaming {
  const { visiting } = useClient()
  const me = useMe().person
  const others = usePeople()
  const find = useCallback((id: string) => (id === me.id ? me : others(id)), [me, others])
  const { byId } = useRoles()
  const { all } = useTeams()
  return useMemo(
    () => ({ viewerId: me.id, ...(visiting ? { visited: visiting } : {}), find, roles: byId, teams: all }),
    [me.id, visiting, find, byId, all],
  )
}
