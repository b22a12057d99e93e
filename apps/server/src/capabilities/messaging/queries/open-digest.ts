import { api } from '@baton/contract'
import { byPress, rankDigest } from '@baton/domain/messaging/digest'
import { excerptOf } from '@baton/domain/messaging/excerpt'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery, type Reading } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { filesIn, filesOf, openBody, wantedOf } from '../present/messages.ts'
import type { Source } from '../present/source.ts'
import { type OffDuty, readWaiting, type WaitingRow } from '../store/off-duty.ts'
import { readNewest } from '../store/stretches.ts'

/** How far a digest goes back. */
const longestDays = 90
const dayMs = 24 * 60 * 60_000

/** What came while the viewer was last off duty and is unread, most pressing first (MSG29). */
export function openDigest(parts: MessagingParts): Handler {
  return handleQuery(api.messaging.openDigest, async (reading) => {
    const { viewer, transaction } = reading
    const off = await lastOffDuty(reading, parts)
    if (off === undefined) return answer({ from: null, until: null, total: 0, lines: [] })
    const rows = await readWaiting(transaction, viewer.personId, off, byPress)
    const lines = await linesOf({ transaction, ...parts }, rows)
    return answer({
      from: off.from.toISOString(),
      until: off.until.toISOString(),
      total: rows.reduce((sum, { messages }) => sum + messages, 0),
      lines: rankDigest(lines),
    })
  })
}

/** When the viewer was last off duty, until now if they still are; nothing for someone who never signed on. */
async function lastOffDuty(
  { viewer, transaction, at }: Reading,
  { duty }: MessagingParts,
): Promise<OffDuty | undefined> {
  const { personId } = viewer
  const duties = await duty.dutiesOf(transaction, [personId])
  if ((duties.get(personId)?.since ?? null) === null) return undefined
  const from = new Date(at.getTime() - longestDays * dayMs)
  return (await duty.offDutyPeriods(transaction, [personId], from, at)).at(-1)
}

async function linesOf(source: Source, rows: readonly WaitingRow[]) {
  const { transaction, vault } = source
  const newest = await readNewest(
    transaction,
    rows.map(({ conversationId, lastNumber }) => ({ conversationId, number: lastNumber })),
  )
  const files = await filesOf(
    source,
    newest.map(({ id }) => id),
  )
  await openScopes(transaction, vault, newest.map(wantedOf))
  const lastOf = new Map(newest.map((row) => [row.conversationId, row]))
  return rows.flatMap(({ conversationId, messages, mentions, urgency }) => {
    const last = lastOf.get(conversationId)
    if (last === undefined) return []
    const excerpt = excerptOf(openBody(vault, last), filesIn(files, last))
    const { authorId: lastAuthorId, sentAt: lastAt } = last
    return { conversationId, messages, mentions, urgency, lastAuthorId, excerpt, lastAt }
  })
}
