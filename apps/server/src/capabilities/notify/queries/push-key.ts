import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { NotifyParts } from '../parts.ts'

export function pushKey({ push }: NotifyParts): Handler {
  return handleQuery(api.notify.pushKey, async () => answer({ publicKey: push?.key.publicKey ?? null }))
}
