import type { Meeting } from '@baton/contract'
import { useMemo } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { useTeams } from '../../app/session/use-teams.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { useNameOf } from '../duty/use-name-of.ts'
import type { CallNaming } from './words/meeting-words.ts'

/** What rings, goes on, was missed, and is arranged. */
export function useCalls(): { readonly loaded: boolean; readonly meetings: readonly Meeting[] } {
  return useStore(useClient().calls.store)
}

/** One meeting, also when it is over; `undefined` until it is known, or where it is not mine to see. */
export function useMeeting(meetingId: string): Meeting | undefined {
  const { calls } = useClient()
  // Whatever comes to be known of it is told by the store.
  useStore(calls.store)
  return calls.get(meetingId)
}

/** Who I am, and the names of people, roles and teams. */
export function useCallNaming(): CallNaming {
  const viewerId = useMe().person.id
  const nameOf = useNameOf()
  const { byId } = useRoles()
  const { all } = useTeams()
  return useMemo(
    () => ({
      viewerId,
      nameOf,
      roleOf: (id) => byId.get(id)?.name ?? 'A role that was removed',
      teamOf: (id) => all.find((team) => team.id === id)?.name ?? 'a team',
    }),
    [viewerId, nameOf, byId, all],
  )
}
