import { type Admission, admission } from '@baton/domain/calls/admission'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { isClosed } from '../fetch.ts'
import type { CallParts } from '../parts.ts'
import type { ParticipantRow } from '../store/participants.ts'
import type { Whole } from '../whole.ts'
import { insideOf } from './come-in.ts'

/** Who stands at the door: a colleague, or a guest by the row that their knock made. */
export interface Comer {
  readonly organisationId: string
  readonly personId: string | null
  readonly participant: ParticipantRow | undefined
}

/** Whether somebody comes in, waits, or does not, as the meeting stands now (CAL9, CAL10, CAL13). */
export async function admissionOf(
  transaction: Transaction,
  parts: Pick<CallParts, 'subjects'>,
  whole: Whole,
  { organisationId, personId, participant }: Comer,
  at: Date,
): Promise<Admission> {
  const { row, invited, hostIds } = whole
  const asked =
    personId !== null &&
    (row.organiserId === personId ||
      hostIds.includes(personId) ||
      invited.some((one) => one.personId === personId))
  return admission({
    who: personId === null ? 'guest' : 'colleague',
    state: participant?.state ?? null,
    asked,
    concerned: !asked && personId !== null && (await concerns(personId)),
    meeting: {
      kind: row.kind,
      over: isClosed(whole),
      locked: row.locked,
      waitingRoom: row.waitingRoom,
      inside: insideOf(whole).length,
    },
  })

  /** A call about something is no secret to whom that concerns. */
  async function concerns(viewerId: string): Promise<boolean> {
    if (row.kind !== 'call' || row.aboutKind === null || row.aboutId === null) return false
    const viewer = { organisationId, personId: viewerId, sessionId: '', administrator: false }
    const concerned = await parts.subjects.get(row.aboutKind)?.(transaction, viewer, row.aboutId, at)
    return concerned?.some((one) => one.personId === viewerId) ?? false
  }
}
