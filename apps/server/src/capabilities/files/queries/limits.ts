import { api } from '@baton/contract'
import { takenExtensions } from '@baton/domain/files/types'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { FilesParts } from '../parts.ts'
import { readUsed } from '../store/files.ts'

/** What may be added: how large, how much room is left, and which types. */
export function limits(parts: FilesParts): Handler {
  return handleQuery(api.files.limits, async ({ transaction }) => {
    const { largest, quota } = parts.limits
    const left = Math.max(0, quota - (await readUsed(transaction)))
    return answer({ largest, left, extensions: takenExtensions() })
  })
}
