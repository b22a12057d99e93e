import type { CallsAtWork } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { goOut } from '../steps/go-out.ts'
import type { ParticipantRow } from '../store/participants.ts'
import { isInside, type Whole } from '../whole.ts'
import type { Step } from './move.ts'

/** Whoever has this line goes for good: their place is not kept, and a call of two is over (CAL8). */
export async function stepOut(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  participant: ParticipantRow,
  node: string,
): Promise<Step> {
  const passed = { ok: true, personId: participant.personId } as const
  const isHere = isInside(participant) || participant.state === 'waiting'
  // They came in on another device meanwhile, were put out, or it is over.
  if (participant.node !== node || !isHere) return { whole, passed, action: null }
  const going = { state: 'left', until: deed.at, hangsUp: true } as const
  return { whole: await goOut(deed, parts, whole, participant, going), passed, action: 'calls.leave' }
}
