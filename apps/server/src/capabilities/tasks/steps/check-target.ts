import type { RungTarget } from '@baton/contract'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { TaskParts } from '../parts.ts'
import type { Deed } from './deed.ts'
import { peopleOf } from './ring.ts'

/**
 * Whether somebody can be asked there (TSK1): a person who can be reached, a role or a team of which somebody is on duty.
 * Where a ladder is climbed an empty role is passed over, and the ladder says whether anybody is left.
 */
export async function checkTarget(
  deed: Deed,
  parts: TaskParts,
  target: RungTarget,
  climbs: boolean,
): Promise<Answer<readonly string[]>> {
  const { transaction, at } = deed
  if (!(await isHere(deed, parts, target))) return refuse('not-found')
  const people = await peopleOf(deed, parts, target)
  if (target.kind === 'person') {
    const reachable = await parts.duty.reachableAmong(transaction, people, at)
    return reachable.has(target.id) ? answer(people) : refuse('off-duty')
  }
  return people.length > 0 || climbs ? answer(people) : refuse('nobody-there')
}

async function isHere({ transaction }: Deed, parts: TaskParts, { kind, id }: RungTarget): Promise<boolean> {
  switch (kind) {
    case 'role':
      return (await parts.duty.rolesByIds(transaction, [id])).get(id)?.state === 'active'
    case 'team':
      return (await parts.people.membersOfTeams(transaction, [id])).has(id)
    case 'person':
      return (await parts.people.activeAmong(transaction, [id])).has(id)
  }
}
