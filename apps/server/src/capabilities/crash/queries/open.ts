import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { CrashParts } from '../parts.ts'
import { readCalls } from '../store/calls.ts'
import { readHearers } from '../store/roll.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** One call that the viewer was told of, or any for an administrator, also when it has ended (CRA12). */
export function open({ vault }: CrashParts): Handler {
  return handleQuery(api.crash.open, async ({ viewer, transaction }, { callId }) => {
    const hearers = await readHearers(transaction, callId)
    if (!viewer.administrator && !hearers.includes(viewer.personId)) return refuse('not-found')
    const wholes = await wholesOf(transaction, await readCalls(transaction, [callId]))
    const [call] = await presentWholes({ transaction, vault }, wholes)
    return call === undefined ? refuse('not-found') : answer({ call })
  })
}
