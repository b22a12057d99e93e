import type { Meeting } from '@baton/contract'
import { useMe } from '../../../app/session/use-me.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { useCalls } from '../use-calls.ts'
import { ringsFor } from './rings.ts'

/** The calls that ring for me at this moment, by the server's clock. */
export function useRings(): readonly Meeting[] {
  const { id } = useMe().person
  const { meetings } = useCalls()
  const mine = useMyDuty()
  const mayRing = meetings.some(({ invited }) =>
    invited.some(({ personId, state }) => personId === id && state === 'ringing'),
  )
  const now = useServerNow(mayRing ? 1_000 : 60_000)
  const isOverridden = mine?.overrides.some(({ until }) => Date.parse(until) > now.getTime()) ?? false
  return ringsFor(meetings, { id, now, duty: mine?.duty, isOverridden })
}
