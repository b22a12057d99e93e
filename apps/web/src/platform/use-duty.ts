import type { RolesSnapshot } from '@baton/client'
import type { Duty } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { useCallback } from 'react'
import { useClient, useHomeClient, useStore } from './use-client.ts'
import { useNow } from './use-now.ts'

/**
 * Whether I am on duty, what I hold and am offered, and what the rota proposes; `null` until it is known. My own
 * organisation says so, also where I visit another (AFF10).
 */
export function useMyDuty(): MyDuty | null {
  return useStore(useHomeClient().duty.mine)
}

/** Every role with who holds it now. */
export function useRoles(): RolesSnapshot {
  return useStore(useClient().duty.roles)
}

/** Finds the duty of people by id; where it is not known yet it is looked up, and the screen drawn again when it is. */
export function useDuties(): (personId: string) => Duty | undefined {
  const { duty } = useClient()
  const known = useStore(duty.people)
  // A new function whenever anyone's changes, so that what was drawn with the old one is drawn again.
  return useCallback((personId: string) => known.get(personId) ?? duty.of(personId), [known, duty])
}

/**
 * Whether nothing may badge, ring or pop up: while I am off duty without an override, and until it is known that I am
 * not. The lists can be read all the same.
 */
export function useIsQuiet(): boolean {
  const mine = useMyDuty()
  const now = useNow()
  if (!mine) return true
  return mine.duty.state === 'off' && !mine.overrides.some(({ until }) => Date.parse(until) > now.getTime())
}
