import type { AudiencePart } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import type { MessagingParts } from '../parts.ts'
import { readRecipients } from '../store/broadcast-recipients.ts'
import { readBroadcasts } from '../store/broadcasts.ts'

/** People of one part of an audience, and what the viewer is to it. */
interface Part {
  readonly personIds: Iterable<string>
  readonly relationships: readonly Relationship[]
}

/**
 * Everyone of an audience who works here, once each and without the viewer. To their own teams, and on to those who
 * answered them, anyone broadcasts; to others whoever coordinates and administrators (MSG33).
 */
export async function findAudience(
  change: Change,
  parts: MessagingParts,
  audience: readonly AudiencePart[],
): Promise<Answer<string[]>> {
  const { transaction, viewer } = change
  const coordinators = await parts.duty.coordinatorsOf(transaction, null)
  const standing: Relationship[] = []
  if (viewer.administrator) standing.push('administrator')
  if (coordinators.includes(viewer.personId)) standing.push('holder')
  const everyone = new Set<string>()
  for (const one of audience) {
    const part = await findPart(change, parts, one)
    if (part === undefined) return refuse('not-found')
    if (!may('messaging.sendBroadcast', [...standing, ...part.relationships])) return refuse('not-allowed')
    for (const personId of part.personIds) everyone.add(personId)
  }
  everyone.delete(viewer.personId)
  const active = await parts.people.activeAmong(transaction, [...everyone])
  return active.size === 0 ? refuse('nobody-there') : answer([...active].sort())
}

/** Nothing when what it names is not here, or is somebody else's. */
async function findPart(
  { transaction, viewer }: Change,
  { people, duty }: MessagingParts,
  part: AudiencePart,
): Promise<Part | undefined> {
  const none: Relationship[] = []
  switch (part.kind) {
    case 'team': {
      const members = (await people.membersOfTeams(transaction, [part.id])).get(part.id)
      if (members === undefined) return undefined
      return { personIds: members, relationships: members.includes(viewer.personId) ? ['member'] : none }
    }
    case 'site':
      return { personIds: await people.peopleAt(transaction, { siteId: part.id }), relationships: none }
    case 'place':
      return { personIds: await people.peopleAt(transaction, { placeId: part.id }), relationships: none }
    case 'profession':
      return { personIds: await people.peopleOfProfession(transaction, part.name), relationships: none }
    case 'role': {
      const holders = (await duty.holdersOf(transaction, [part.id])).get(part.id)
      return holders && { personIds: holders, relationships: none }
    }
    case 'on-duty':
      return { personIds: await duty.everyoneOnDuty(transaction), relationships: none }
    case 'answered': {
      const [broadcast] = await readBroadcasts(transaction, [part.broadcastId])
      if (broadcast?.sentBy !== viewer.personId) return undefined
      const answered = await readRecipients(transaction, broadcast.id)
      const those = answered.filter((row) => row.answer === part.answer)
      return { personIds: those.map(({ personId }) => personId), relationships: ['author'] }
    }
  }
}
