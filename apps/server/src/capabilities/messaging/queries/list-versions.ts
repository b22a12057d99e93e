import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import type { MessagingParts } from '../parts.ts'
import { scopeOf } from '../present/messages.ts'
import { findVisible } from '../store/messages.ts'
import { readVersions } from '../store/versions.ts'
import { openWords } from '../words.ts'

/** What a message said before it was corrected. Of a withdrawn one nothing is shown, to its author neither (MSG11). */
export function listVersions({ vault }: MessagingParts): Handler {
  return handleQuery(api.messaging.listVersions, async ({ viewer, transaction }, { messageId }) => {
    const row = await findVisible(transaction, viewer.personId, messageId)
    if (row === undefined) return refuse('not-found')
    if (row.body === null) return answer({ versions: [] })
    const rows = await readVersions(transaction, messageId)
    const scope = scopeOf(row)
    await openScopes(
      transaction,
      vault,
      rows.map(({ body }) => ({ scope, sealed: body })),
    )
    const versions = rows.map(({ version, body, writtenAt }) => ({
      version,
      body: openWords(vault, scope, ['version', messageId, version], body),
      writtenAt: writtenAt.toISOString(),
    }))
    return answer({ versions })
  })
}
