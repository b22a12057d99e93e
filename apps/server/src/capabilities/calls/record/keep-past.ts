import { v7 as uuidv7 } from 'uuid'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { makeMeeting } from '../meetings/steps/make-meeting.ts'
import type { CallsAtWork } from '../parts.ts'
import { byItself } from '../steps/by-itself.ts'
import type { Deed } from '../steps/deed.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { tell } from '../steps/tell.ts'
import { insertParticipant, type ParticipantRow } from '../store/participants.ts'
import { insertSaid } from '../store/said.ts'
import { beginStay, endStay } from '../store/stays.ts'
import type { Whole } from '../whole.ts'
import { type GuestWords, scopeOf, sealGuest, sealSaid } from '../words.ts'

/** A meeting that is over, as whoever sets a house up tells of it. */
export interface PastMeeting {
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Whom it asked. */
  readonly personIds: readonly string[]
  readonly stays: readonly PastStay[]
}

export interface PastStay {
  /** A colleague, or a guest by what they said of themselves. */
  readonly who: { readonly personId: string } | { readonly guest: GuestWords; readonly admittedBy: string }
  readonly from: Date
  readonly until: Date
  readonly said: readonly { readonly words: string; readonly at: Date }[]
}

/**
 * Keeps a meeting that is over as if it had been held here, for whoever sets a house up: nobody can have had a line into
 * its room. All of it at once, so that nothing takes it meanwhile for one that nobody came to.
 */
export async function keepPast(parts: CallsAtWork, organiser: Viewer, past: PastMeeting): Promise<void> {
  const { organisationId, personId } = organiser
  const doer = { organisationId, personId, action: 'calls.keepPast' }
  await byItself({ ...parts, clock: { ...parts.clock, now: () => past.endsAt } }, doer, async (deed) => {
    await deed.streams.lock([personId, ...past.personIds])
    const made = await makeMeeting(deed, parts, organiser, {
      id: uuidv7(),
      words: { title: past.title, agenda: null },
      organiserId: personId,
      times: past,
      series: null,
      asked: { personIds: past.personIds, roleIds: [], teamIds: [] },
      people: past.personIds.map((one) => ({ personId: one, roleId: null })),
      hostIds: [personId],
      fileIds: [],
      waitingRoom: true,
    })
    const whole = made.ok ? await openMeeting(deed, made.value.id) : undefined
    if (whole === undefined) throw new Error('a meeting of the past was not made')
    const participants: ParticipantRow[] = []
    for (const stay of past.stays) participants.push(await keepStay(deed, parts, whole, stay))
    const row = { ...whole.row, startedAt: past.startsAt, emptySince: past.endsAt, endedAt: past.endsAt }
    await tell(deed, parts, { ...whole, row, participants })
  })
}

async function keepStay(
  { transaction, organisationId }: Deed,
  { vault }: Pick<CallsAtWork, 'vault'>,
  { row }: Whole,
  { who, from, until, said }: PastStay,
): Promise<ParticipantRow> {
  const [id, meetingId] = [uuidv7(), row.id]
  const scope = scopeOf(row)
  await openScopes(transaction, vault, [{ scope }])
  const participant: ParticipantRow = {
    id,
    meetingId,
    organisationId,
    personId: 'personId' in who ? who.personId : null,
    guest: 'guest' in who ? sealGuest(vault, scope, id, who.guest) : null,
    linkId: null,
    passHash: null,
    state: 'left',
    askedAt: from,
    admittedBy: 'guest' in who ? who.admittedBy : null,
    joinedAt: from,
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
    node: null,
    seenAt: until,
    since: null,
    linkRevokedAt: null,
  }
  insertParticipant(transaction, participant)
  beginStay(transaction, { participantId: id, meetingId, organisationId }, from)
  endStay(transaction, id, until)
  for (const { words, at } of said) {
    const saidId = uuidv7()
    const sealed = sealSaid(vault, scope, saidId, words)
    await insertSaid(
      transaction,
      { organisationId, meetingId },
      { id: saidId, participantId: id, words: sealed, at },
    )
  }
  return participant
}
