import { guestWaitsHeading, hostsAreTold } from '@baton/domain/calls/arranged'
import { type Answer, answer, refuse } from '../../../../platform/operations/answer.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { CallsAtWork } from '../../parts.ts'
import { admissionOf } from '../../steps/at-the-door.ts'
import type { Deed } from '../../steps/deed.ts'
import { makeTicket } from '../../steps/make-ticket.ts'
import { openMeeting } from '../../steps/open-meeting.ts'
import { tell } from '../../steps/tell.ts'
import { insertParticipant, type ParticipantRow } from '../../store/participants.ts'
import { isInside, type Whole } from '../../whole.ts'
import { type GuestWords, scopeOf, sealGuest } from '../../words.ts'
import { type Opened, standsStill } from '../store/links.ts'

/** Most who wait to be let in at once: more than anybody could look at. */
const mostWaiting = 30

/** A guest who knocks. */
export interface Knocking extends Opened {
  readonly id: string
  readonly passHash: Buffer
  readonly words: GuestWords
}

/** Has a guest wait to be let in, and tells those inside; where no colleague is inside, the hosts. */
export async function letWait(
  deed: Deed,
  parts: CallsAtWork,
  guest: Knocking,
): Promise<Answer<{ ticket: string }>> {
  const { transaction, organisationId, at } = deed
  const { id, meetingId } = guest
  const whole = await openMeeting(deed, meetingId)
  if (whole === undefined || !(await standsStill(transaction, guest.linkId, at))) return refuse('not-found')
  const comer = { organisationId, personId: null, participant: undefined }
  const admitted = await admissionOf(transaction, parts, whole, comer, at)
  const waiting = whole.participants.filter(({ state }) => state === 'waiting').length
  if (admitted === 'full' || waiting >= mostWaiting) return refuse('no-room')
  if (admitted !== 'waits') return refuse('no-longer-possible')
  const scope = scopeOf(whole.row)
  await openScopes(transaction, parts.vault, [{ scope }])
  const participant: ParticipantRow = {
    id,
    meetingId,
    organisationId,
    personId: null,
    guest: sealGuest(parts.vault, scope, id, guest.words),
    linkId: guest.linkId,
    passHash: guest.passHash,
    state: 'waiting',
    askedAt: at,
    admittedBy: null,
    joinedAt: null,
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
    node: null,
    // Whoever never opens the room's socket waits no more after a while.
    seenAt: at,
    since: null,
    linkRevokedAt: null,
  }
  insertParticipant(transaction, participant)
  const ticket = makeTicket(
    transaction,
    { organisationId, meetingId, participantId: id, sessionId: null },
    at,
  )
  await tell(deed, parts, { ...whole, participants: [...whole.participants, participant] }, [
    { kind: 'meeting-participant', id },
    { kind: 'meeting-guest-link', id: guest.linkId },
  ])
  await tellHosts(deed, parts, whole, id)
  return answer({ ticket })
}

/** Nobody inside sees the guest: whoever may let them in is told, if they are on duty. */
async function tellHosts(deed: Deed, parts: CallsAtWork, whole: Whole, guestId: string): Promise<void> {
  const { row, hostIds, participants } = whole
  if (participants.some((one) => one.personId !== null && isInside(one))) return
  if (!hostsAreTold({ startsAt: row.startsAt, at: deed.at })) return
  await parts.notify.notify(
    deed,
    hostIds.map((personId) => ({
      key: `meeting:${row.id}:guest:${guestId}:${personId}`,
      personId,
      about: { kind: 'meeting', id: row.id },
      urgency: 'soon',
      heading: guestWaitsHeading,
      channels: ['in-app', 'web-push'],
      throughRole: false,
    })),
  )
}
