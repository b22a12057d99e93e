import { participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { byItself } from '../steps/by-itself.ts'
import { comeBack } from '../steps/come-in.ts'
import type { Deed } from '../steps/deed.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { audit, hint, tellAudited } from '../steps/tell.ts'
import { lockMeeting } from '../store/meetings.ts'
import { readParticipants } from '../store/participants.ts'
import { isInside, type Whole } from '../whole.ts'
import type { AtMeeting, Move, Passed } from './move.ts'
import { stepIn } from './step-in.ts'
import { stepOut } from './step-out.ts'

/** Lets some in, back, or out, in the order given; decided as the meeting stands for each. */
export async function passThrough(
  parts: CallsAtWork,
  at: AtMeeting,
  moves: readonly Move[],
): Promise<Passed[]> {
  const { personOf, back } = await findPlaces(parts, at, moves)
  const passed = new Map<Move, Passed>(back.map((move) => [move, { ok: true, personId: personOf(move) }]))
  const others = moves.filter((move) => !passed.has(move))
  if (others.length > 0) {
    const [only] = others.length === 1 ? others : []
    const personId = only === undefined ? null : personOf(only)
    await byItself(
      parts,
      { organisationId: at.organisationId, action: 'calls.comeIn', personId },
      async (deed) => {
        const personIds = others.flatMap((move) => personOf(move) ?? [])
        const whole = await openMeeting(deed, at.meetingId, personIds)
        if (whole !== undefined) await stepThrough(deed, parts, whole, others, passed)
      },
    )
  }
  return moves.map((move) => passed.get(move) ?? { ok: false, why: 'ended' })
}

/**
 * Whoever has their place still comes back to it under the meeting's lock alone: a server that died brings all its lines
 * back at once, and nothing changes of which anybody's stream is told.
 */
function findPlaces(parts: CallsAtWork, { organisationId, meetingId }: AtMeeting, moves: readonly Move[]) {
  return byItself(parts, { organisationId, action: 'calls.comeBack' }, async (deed) => {
    const row = await lockMeeting(deed.transaction, meetingId)
    const participants = await readParticipants(deed.transaction, [meetingId])
    const byId = new Map(participants.map((one) => [one.id, one]))
    const isOpen = row !== undefined && row.endedAt === null && row.cancelledAt === null
    const back: Move[] = []
    for (const move of moves) {
      const own = byId.get(move.participantId)
      if (!isOpen || move.way === 'out' || own === undefined || !isInside(own)) continue
      comeBack(deed, own, move.node)
      back.push(move)
    }
    if (back.length > 0) hint(deed, parts, meetingId)
    return { back, personOf: ({ participantId }: Move) => byId.get(participantId)?.personId ?? null }
  })
}

async function stepThrough(
  deed: Deed,
  parts: CallsAtWork,
  opened: Whole,
  moves: readonly Move[],
  passed: Map<Move, Passed>,
): Promise<void> {
  let whole = opened
  for (const move of moves) {
    const participant = participantOf(whole, move.participantId)
    if (participant === undefined) continue
    const step = await (move.way === 'in' ? stepIn : stepOut)(deed, parts, whole, participant, move.node)
    passed.set(move, step.passed)
    whole = step.whole
    if (step.action === null) continue
    const { personId } = participant
    const who = personId === null ? { personId, guestId: participant.id } : { personId }
    audit({ ...deed, ...who, action: step.action }, whole.row, [
      { kind: 'meeting-participant', id: participant.id },
    ])
  }
  if (whole !== opened) await tellAudited(deed, parts, whole)
  else hint(deed, parts, whole.row.id)
}
