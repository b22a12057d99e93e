import type { UrgentSnapshot } from '@baton/client'
import { useCallback, useMemo } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import type { UrgentNaming } from './words/targets.ts'

/** Everything urgent that this device knows of. */
export function useUrgent(): UrgentSnapshot {
  return useStore(useClient().urgent.store)
}

/** Who I am, and the names of people, roles and teams. */
export function useUrgentNaming(): UrgentNaming {
  const me = useMe().person
  const others = usePeople()
  const find = useCallback((id: string) => (id === me.id ? me : others(id)), [me, others])
  const { byId } = useRoles()
  const { all } = useTeams()
  return useMemo(() => ({ viewerId: me.id, find, roles: byId, teams: all }), [me.id, find, byId, all])
}
