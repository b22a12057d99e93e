import { api } from '@baton/contract'
import { mayPassOn } from '@baton/domain/tasks/may-pass-on'
import { placeOf } from '@baton/domain/tasks/rank'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { type Fetched, fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { siteOf } from '../places.ts'
import { addStep } from '../steps/add-step.ts'
import { checkTarget } from '../steps/check-target.ts'
import { escalationOf } from '../steps/climb.ts'
import { deedIn } from '../steps/deed.ts'
import { leading } from '../steps/lead.ts'
import { nobodys } from '../steps/nobodys.ts'
import { aboutOf, peopleOf, ringAsked } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { forgetDeclined } from '../store/called.ts'

/**
 * Sends it to the right role, team or person, who are asked at once; what was the viewer's is nobody's until then
 * (TSK19), and so is what a coordinator passes on of somebody who has gone off duty (TSK29).
 */
export function passOn(parts: TaskParts): Handler {
  return handleCommand(api.tasks.passOn, async (change, { taskId, to, reason }) => {
    const { personId } = change.viewer
    const fetched = await fetchThrough(change, parts, taskId, await peopleOf(deedIn(change), parts, to))
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned, relationships } = fetched
    const { row } = held
    const isAsked = relationships.includes('paged')
    if (!mayPassOn(row, { personId, isAsked, ...(await standingOf(fetched, parts, personId)) })) {
      return refuse(isAsked ? 'no-longer-possible' : 'not-found')
    }
    const status = nextStatus(row, 'pass-on')
    if (status === null) return refuse('no-longer-possible')
    const climbs = row.escalation !== 'none'
    const there = await checkTarget(deed, parts, to, climbs)
    if (!there.ok) return there
    const others = there.value.filter((one) => one !== personId)
    if (others.length === 0 && !climbs) return refuse('nobody-there')
    let { escalation } = row
    if (climbs) {
      const { passOn, release } = parts.ladders.within
      const send = row.ownerId === null || row.ownerId === personId ? passOn : release
      const passed = await leading(deed.streams, () => send(change, row.id, to))
      if (!passed.ok) return passed
      escalation = escalationOf(passed.value.escalation.state)
    }
    forgetDeclined(deed.transaction, row.id)
    const sent = nobodys(held, { forKind: to.kind, forId: to.id, status, escalation })
    const next = await addStep(deed, parts, sent, { act: 'passed-on', words: reason, to })
    await parts.notify.withdraw(deed, aboutOf(row))
    if (!climbs) await ringAsked(deed, parts, next.row, others)
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}

/** Whether the viewer coordinates where the task is, and whoever has it is off duty. */
async function standingOf(
  { deed: { transaction }, held: { row, patient } }: Fetched,
  parts: TaskParts,
  personId: string,
): Promise<{ coordinates: boolean; isOwnerAway: boolean }> {
  if (row.ownerId === null || row.ownerId === personId) return { coordinates: false, isOwnerAway: false }
  const siteId = siteOf(await parts.people.allPlaces(transaction), placeOf(row, patient))
  const coordinators = await parts.duty.coordinatorsOf(transaction, siteId)
  const duty = (await parts.duty.dutiesOf(transaction, [row.ownerId])).get(row.ownerId)
  return { coordinates: coordinators.includes(personId), isOwnerAway: duty?.state !== 'on' }
}
