import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockOwn } from '../fetch.ts'
import { join } from '../members/join.ts'
import type { MessagingParts } from '../parts.ts'
import { readMembers } from '../store/memberships.ts'

/**
 * Adds people to a group. With history they see what the one who adds them may see, and never more (MSG7); without it,
 * what comes after.
 */
export function addMembers(parts: MessagingParts): Handler {
  return handleCommand(api.messaging.addMembers, async (change, input) => {
    const { conversationId, history } = input
    const personIds = [...new Set(input.personIds)]
    const own = await lockOwn(change, conversationId, ...personIds)
    if (own === undefined) return refuse('not-found')
    const { kind, lastNumber } = own.conversation
    if (kind !== 'group' || !may('messaging.addMembers', ['member'])) return refuse('not-allowed')
    const members = await readMembers(change.transaction, [conversationId])
    const present = new Set(members.map((member) => member.personId))
    const added = personIds.filter((personId) => !present.has(personId)).sort()
    if (added.length === 0) {
      change.unchanged()
      return answer({})
    }
    const active = await parts.people.activeAmong(change.transaction, added)
    if (added.some((personId) => !active.has(personId))) return refuse('not-found')
    const visibleAfter = history === 'all' ? own.membership.visibleAfter : lastNumber
    await join(change, parts, own.conversation, added, { visibleAfter })
    return answer({})
  })
}
