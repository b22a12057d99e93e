import { api } from '@baton/contract'
import { byGravity } from '@baton/domain/crash/replay'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { CrashParts } from '../parts.ts'
import { readOpenOf } from '../store/calls.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** Everything open that the viewer is told of, real calls first, with the position of their own stream. */
export function listOpen({ vault }: CrashParts): Handler {
  return handleQuery(api.crash.listOpen, async ({ viewer, transaction }) => {
    const position = await positionOf(transaction, viewer.personId)
    const wholes = await wholesOf(transaction, await readOpenOf(transaction, viewer.personId))
    const calls = await presentWholes({ transaction, vault }, wholes)
    return answer({ calls: calls.sort(byGravity), position })
  })
}
