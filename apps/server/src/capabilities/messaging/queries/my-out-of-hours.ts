import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { outOfHoursOf } from '../present/out-of-hours.ts'

/** How often the viewer was contacted off duty, by day; nobody else is told (MSG30). */
export function myOutOfHours(parts: MessagingParts): Handler {
  return handleQuery(api.messaging.myOutOfHours, async ({ viewer, transaction }, stretch) =>
    answer({ days: await outOfHoursOf(transaction, parts, [viewer.personId], stretch) }),
  )
}
