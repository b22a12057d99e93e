import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { EscalationParts } from '../parts.ts'
import { had, withPages } from '../steps/answer-pages.ts'
import { tell } from '../steps/tell.ts'
import { type PageRow, savePages } from '../store/pages.ts'

/** A device of the viewer's has received the page: not seen, and not accepted (ESC16). */
export function markPageDelivered(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.markPageDelivered, (change, { escalationId }) =>
    mark(change, parts, escalationId, (page, at) => ({ deliveredAt: page.deliveredAt ?? at })),
  )
}

/** The viewer has seen the page: not accepted (ESC16). */
export function markPageSeen(parts: EscalationParts): Handler {
  return handleCommand(api.escalation.markPageSeen, (change, { escalationId }) =>
    mark(change, parts, escalationId, had),
  )
}

async function mark(
  change: Change,
  parts: EscalationParts,
  escalationId: string,
  marked: (page: PageRow, at: Date) => Partial<PageRow>,
) {
  const { viewer, transaction, at } = change
  const fetched = await fetchThrough(change, parts, escalationId)
  if (fetched === undefined) return refuse('not-found')
  const { deed, whole, coordinators } = fetched
  const mine = whole.pages.filter(({ personId }) => personId === viewer.personId)
  if (mine.length === 0 || !may('escalation.markPageSeen', ['paged'])) return refuse('not-found')
  const changed = mine
    .map((page) => ({ before: page, after: { ...page, ...marked(page, at) } }))
    .filter(({ before, after }) => before.deliveredAt !== after.deliveredAt || before.seenAt !== after.seenAt)
    .map(({ after }) => after)
  if (changed.length === 0) {
    change.unchanged()
    return answer({})
  }
  savePages(transaction, changed)
  await parts.notify.markReached(deed, { kind: 'escalation', id: escalationId }, viewer.personId)
  await tell(deed, parts, { whole: withPages(whole, changed), coordinators, paged: [] })
  return answer({})
}
