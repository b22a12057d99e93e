import { api } from '@baton/contract'
import { type Concerned, mayBeRung } from '@baton/domain/calls/ringing'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { fetchThrough, isClosed } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { askedBy, findRinging } from '../steps/ask-people.ts'
import { ring as ringPeople } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { saveInvited } from '../store/invited.ts'
import { saveParticipant } from '../store/participants.ts'
import { isInside, type Whole } from '../whole.ts'

interface Asked {
  readonly personIds: readonly string[]
  readonly roleIds: readonly string[]
}

/** Rings more people, or somebody again, into a meeting that the viewer is in (CAL7). */
export function ring(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.ring, async (change, { meetingId, ...asked }) => {
    const { viewer, transaction, at } = change
    await holdStill(transaction, viewer.organisationId)
    const named = await peopleOf(transaction, parts, asked)
    const ids = (named ?? []).map(({ personId }) => personId)
    const fetched = await fetchThrough(change, meetingId, ids)
    if (fetched === undefined || named === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (isClosed(whole)) return refuse('no-longer-possible')
    const concerned = named.filter(({ personId }) => mayBeRung(standingOf(whole, personId)))
    const ringing = await findRinging({ transaction, at }, parts, viewer.personId, concerned)
    if (ringing.rings.length === 0) return refuse('nobody-there')
    const asking = askedBy(deed, meetingId, ringing, whole.invited).filter(
      // Who came by themselves or said yes stays so where they cannot be rung.
      ({ personId, state }) => state === 'ringing' || standingOf(whole, personId).state === null,
    )
    saveInvited(transaction, viewer.organisationId, asking)
    const participants = whole.participants.map((one) => {
      // Somebody in it wants them back who were put out, or turned away.
      const isBack = one.state === 'removed' || one.state === 'turned-away'
      if (!isBack || !ids.includes(one.personId ?? '')) return one
      const back = { ...one, state: 'left' as const }
      saveParticipant(transaction, back)
      return back
    })
    const rung = asking.filter(({ state }) => state === 'ringing')
    await ringPeople(deed, parts, meetingId, rung)
    const others = whole.invited.filter((one) => !asking.some(({ personId }) => personId === one.personId))
    const next = { ...whole, invited: [...others, ...asking], participants }
    const subjects = rung.map(({ personId }) => ({ kind: 'person', id: personId }))
    return answer({ meeting: await tell(deed, parts, next, subjects) })
  })
}

/** Those who are named, and the holders of roles; `undefined` when a person or a role is not here. */
async function peopleOf(
  transaction: Transaction,
  { people, duty }: Pick<CallsAtWork, 'people' | 'duty'>,
  { personIds, roleIds }: Asked,
): Promise<Concerned[] | undefined> {
  const [active, roles, holders] = await Promise.all([
    people.activeAmong(transaction, personIds),
    duty.rolesByIds(transaction, roleIds),
    duty.holdersOf(transaction, roleIds),
  ])
  if (personIds.some((id) => !active.has(id)) || roleIds.some((id) => !roles.has(id))) return undefined
  return [
    ...personIds.map((personId) => ({ personId, roleId: null })),
    ...roleIds.flatMap((roleId) => (holders.get(roleId) ?? []).map((personId) => ({ personId, roleId }))),
  ]
}

function standingOf({ invited, participants }: Whole, personId: string) {
  return {
    state: invited.find((one) => one.personId === personId)?.state ?? null,
    inside: participants.some((one) => one.personId === personId && isInside(one)),
  }
}
