import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Handler } from '../../../../platform/operations/handler.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import { handleLook } from '../../look.ts'
import type { PatientsParts } from '../../parts.ts'
import { lockMessage } from '../../store/feed.ts'
import { organisationScope } from '../../words.ts'
import { decodeText } from '../hl7/decode-text.ts'
import { openText } from '../take-message.ts'

/** The whole text of a message that waits, for administrators; the look is written down (PAT17, PAT22). */
export function readMessage(parts: PatientsParts): Handler {
  return handleLook(api.patients.readMessage, parts, async (looking, { messageId }) => {
    const { transaction, viewer } = looking
    const row = await lockMessage(transaction, messageId)
    if (row === undefined || row.text === null) return refuse('not-found')
    looking.saw('feed-message', [messageId])
    const scope = organisationScope(viewer.organisationId)
    await openScopes(transaction, parts.vault, [{ scope, sealed: row.text }])
    const bytes = openText(parts.vault, { ...row, text: row.text })
    const decoded = decodeText(bytes)
    const text = decoded.ok ? decoded.text : bytes.toString('latin1')
    return answer({ text: text.replaceAll(/\r\n?/g, '\n') })
  })
}
