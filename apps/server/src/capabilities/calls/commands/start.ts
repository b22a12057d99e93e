import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { createScopeKey } from '../../../platform/vault/index.ts'
import type { CallsAtWork } from '../parts.ts'
import { askedBy, findRinging } from '../steps/ask-people.ts'
import { deedIn } from '../steps/deed.ts'
import { makeFrameKey } from '../steps/make-frame-key.ts'
import { ring } from '../steps/ring.ts'
import { announce } from '../steps/tell.ts'
import { insertHosts, saveInvited } from '../store/invited.ts'
import { insertMeeting, type MeetingRow } from '../store/meetings.ts'
import { scopeOf } from '../words.ts'

/** Calls whoever something concerns; when nobody of them may be rung there is no call (CAL1, CAL6). */
export function start(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.start, async (change, { about, video }) => {
    const { viewer, transaction, at, commandId: id } = change
    const { organisationId, personId } = viewer
    // Who is on duty, and holds what, stands as it is found here.
    await holdStill(transaction, organisationId)
    const concerned = await parts.subjects.get(about.kind)?.(transaction, viewer, about.id, at)
    if (concerned === undefined) return refuse('not-found')
    const ringing = await findRinging({ transaction, at }, parts, personId, concerned)
    if (ringing.rings.length === 0) return refuse('nobody-there')
    const deed = deedIn(change)
    const invited = askedBy(deed, id, ringing)
    await change.lock(personId, ...invited.map((one) => one.personId))
    const scope = await createScopeKey(transaction, parts.vault, scopeOf({ organisationId, id }))
    const row: MeetingRow = {
      id,
      organisationId,
      kind: 'call',
      words: null,
      frameKey: makeFrameKey(parts.vault, scope, id),
      aboutKind: about.kind,
      aboutId: about.id,
      video,
      organiserId: personId,
      createdAt: at,
      startsAt: null,
      endsAt: null,
      seriesId: null,
      recurrence: null,
      sequence: 0,
      remindedAt: null,
      waitingRoom: false,
      locked: false,
      startedAt: null,
      // Whoever calls and never comes in themselves ends it by that.
      emptySince: at,
      endedAt: null,
      cancelledAt: null,
      version: 1,
    }
    insertMeeting(transaction, row)
    saveInvited(transaction, organisationId, invited)
    insertHosts(transaction, organisationId, id, [personId])
    await ring(
      deed,
      parts,
      id,
      invited.filter(({ state }) => state === 'ringing'),
    )
    const whole = { row, invited, hostIds: [personId], participants: [] }
    const subjects = [about, ...invited.map((one) => ({ kind: 'person', id: one.personId }))]
    const meeting = await announce(deed, parts, whole, { subjects, words: { title: null, agenda: null } })
    return answer({ meeting })
  })
}
