import type { CrashSnapshot } from '@baton/client'
import type { CrashCall } from '@baton/contract'
import { useMemo } from 'react'
import { useMe } from '../../app/session/use-me.ts'
import { useClient, useStore } from '../../platform/use-client.ts'
import { useRoles } from '../../platform/use-duty.ts'
import { usePeople } from '../../platform/use-people.ts'
import type { CrashNaming } from './board/board-snapshot.ts'

/** The crash calls that I am told of. */
export function useCrash(): CrashSnapshot {
  return useStore(useClient().crash.store)
}

/** One call, also when it has ended; `undefined` until it is known, or where it is not mine to see. */
export function useCall(callId: string): CrashCall | undefined {
  const { crash } = useClient()
  // Whatever comes to be known of it is told by the store.
  useStore(crash.store)
  return crash.get(callId)
}

/** Who I am, and the names of people and roles. */
export function useCrashNaming(): CrashNaming {
  const { person } = useMe()
  const find = usePeople()
  const { byId } = useRoles()
  return useMemo(() => ({ viewerId: person.id, find, roles: byId }), [person.id, find, byId])
}
