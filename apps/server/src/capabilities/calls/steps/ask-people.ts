import type { Concerned, Ringing } from '@baton/domain/calls/ringing'
import { ringsUntil, whomToRing } from '@baton/domain/calls/ringing'
import type { CallParts } from '../parts.ts'
import type { InvitedRow } from '../store/invited.ts'
import type { Deed } from './deed.ts'

/** Whom a call would ring of all those whom it concerns, as the rota stands now (CAL4, CAL5). */
export async function findRinging(
  { transaction, at }: Pick<Deed, 'transaction' | 'at'>,
  { people, duty }: Pick<CallParts, 'people' | 'duty'>,
  callerId: string,
  concerned: readonly Concerned[],
): Promise<Ringing> {
  const personIds = [...new Set(concerned.map(({ personId }) => personId))]
  const [active, reachable] = await Promise.all([
    people.activeAmong(transaction, personIds),
    duty.reachableAmong(transaction, personIds, at),
  ])
  return whomToRing({ concerned, callerId, active, reachable })
}

/** Rows for whom it rings from now on, and for whom it would. */
export function askedBy(
  { at }: Pick<Deed, 'at'>,
  meetingId: string,
  { rings, notRung }: Ringing,
  before: readonly InvitedRow[] = [],
): InvitedRow[] {
  const row = ({ personId, roleId }: Concerned, state: 'ringing' | 'not-rung'): InvitedRow => {
    const known = before.find((one) => one.personId === personId)
    return {
      meetingId,
      personId,
      roleId: roleId ?? known?.roleId ?? null,
      state,
      askedAt: at,
      ringUntil: state === 'ringing' ? ringsUntil(at) : null,
      round: (known?.round ?? 0) + (state === 'ringing' ? 1 : 0),
      answeredAt: null,
      missedSeen: false,
    }
  }
  return [...rings.map((one) => row(one, 'ringing')), ...notRung.map((one) => row(one, 'not-rung'))]
}
