import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { handleCommand } from '../../../../platform/operations/handler.ts'
import { audit, deedIn } from '../../steps/deed.ts'
import { lockMessage, saveMessage } from '../../store/feed.ts'

/** Says that a message needs nothing more; it stays in the log, sealed (PAT22). */
export const dismissMessage = handleCommand(api.patients.dismissMessage, async (change, { messageId }) => {
  const row = await lockMessage(change.transaction, messageId)
  if (row === undefined || row.outcome !== 'waiting') return refuse('not-found')
  saveMessage(change.transaction, { ...row, outcome: 'dismissed' })
  await change.lock(change.viewer.personId)
  audit(deedIn(change), [{ kind: 'feed-message', id: messageId }])
  return answer({})
})
