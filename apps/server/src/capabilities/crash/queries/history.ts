import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { CrashParts } from '../parts.ts'
import { readLog } from '../store/calls.ts'
import { presentWholes, wholesOf } from '../whole.ts'

const most = 30
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** The log of calls or of tests: an administrator's is whole, everyone else's is what they were told of (CRA12). */
export function history({ vault }: CrashParts): Handler {
  return handleQuery(api.crash.history, async ({ viewer, transaction }, { kind, before }) => {
    const rows = await readLog(transaction, {
      personId: viewer.administrator ? null : viewer.personId,
      isTest: kind === 'test',
      before: before === undefined ? endOfTime : new Date(before),
      most,
    })
    const wholes = await wholesOf(transaction, rows)
    return answer({ calls: await presentWholes({ transaction, vault }, wholes) })
  })
}
