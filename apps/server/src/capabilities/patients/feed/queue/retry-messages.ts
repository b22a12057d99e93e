import { api, type Delivered } from '@baton/contract'
import { inSnapshot, inTransaction } from '../../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleDirectly, type Request } from '../../../../platform/operations/handler.ts'
import type { Viewer } from '../../../../platform/operations/viewer.ts'
import { StreamWriter } from '../../../../platform/streams/stream-writer.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { PatientsParts } from '../../parts.ts'
import { audit } from '../../steps/deed.ts'
import { addCounts, countWaiting, lockMessage, readWaitingIds, saveMessage } from '../../store/feed.ts'
import { organisationScope } from '../../words.ts'
import { parseMessage } from '../hl7/parse-message.ts'
import { openText, useMessage } from '../take-message.ts'

/**
 * Tries messages that wait again, in the order in which they came, each in a transaction of its own: one that still
 * cannot be used holds up no other (PAT25). Asked again it tries again what waits then.
 */
export function retryMessages(parts: PatientsParts): Handler {
  return handleDirectly(api.patients.retryMessages, async (request, { messageId }) => {
    const { viewer } = request.caller
    if (viewer === null) return refuse('not-signed-in')
    const { app } = parts.database
    const { organisationId } = viewer
    const waiting = await inSnapshot(app, organisationId, (transaction) => readWaitingIds(transaction))
    const wanted = messageId === undefined ? waiting : waiting.filter((id) => id === messageId)
    if (messageId !== undefined && wanted.length === 0) return refuse('not-found')
    let used = 0
    for (const id of wanted) if (await retryOne(parts, request, viewer, id)) used += 1
    const left = await inSnapshot(app, organisationId, (transaction) => countWaiting(transaction))
    return answer({ used, waiting: left })
  })
}

async function retryOne(
  parts: PatientsParts,
  request: Request,
  viewer: Viewer,
  id: string,
): Promise<boolean> {
  const { organisationId, personId } = viewer
  const delivered: Delivered[] = []
  const isUsed = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    // The viewer's own stream only with everyone else's who is told, in the order of their ids.
    await streams.lock([organisationId])
    const row = await lockMessage(transaction, id)
    if (row === undefined || row.outcome !== 'waiting' || row.text === null) return false
    const scope = organisationScope(organisationId)
    await openScopes(transaction, parts.vault, [{ scope, sealed: row.text }])
    const parsed = parseMessage(openText(parts.vault, { ...row, text: row.text }))
    const { at, commandId } = request
    const deed = {
      transaction,
      streams,
      organisationId,
      personId,
      at,
      action: 'patients.retryMessages',
      commandId,
    }
    // What was too large was not kept whole: its beginning is not the message.
    const trouble =
      row.problem === 'too-large'
        ? { problem: 'too-large' as const, details: row.details ?? '' }
        : await useMessage(deed, parts, parsed, row.receivedAt)
    saveMessage(transaction, {
      ...row,
      outcome: trouble === null ? 'used' : 'waiting',
      problem: trouble?.problem ?? null,
      details: trouble?.details ?? null,
      placeCode: trouble?.placeCode ?? null,
      text: trouble === null ? null : row.text,
      attempts: row.attempts + 1,
    })
    await streams.lock([personId])
    audit(deed, [{ kind: 'feed-message', id }])
    if (trouble === null)
      addCounts(transaction, organisationId, { heardAt: at, received: 0, used: 1, known: 0 })
    streams.flush()
    delivered.push(...streams.delivered)
    return trouble === null
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
  return isUsed
}
