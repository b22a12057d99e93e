import { useMemo } from 'react'
import { useDuties, useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { usePeople } from '../../../platform/use-people.ts'
import { type RoleRow, type RolesState, roleRows } from './roles-snapshot.ts'

/** What it takes to put roles into words. */
export function useRolesState(): RolesState {
  const roles = useRoles()
  const find = usePeople()
  const dutyOf = useDuties()
  const now = useNow()
  return useMemo(() => ({ roles, find, dutyOf, now }), [roles, find, dutyOf, now])
}

/** The roles that answer to what is searched for, as rows. */
export function useRoleRows(search: string, chosenId: string | undefined): readonly RoleRow[] {
  const state = useRolesState()
  return useMemo(() => roleRows(state, search, chosenId), [state, search, chosenId])
}
