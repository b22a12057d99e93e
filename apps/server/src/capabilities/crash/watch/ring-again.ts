import { nextRingAt } from '@baton/domain/crash/rhythm'
import { unanswered } from '@baton/domain/crash/roll'
import type { CrashParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openCall } from '../steps/open-call.ts'
import { ring } from '../steps/ring.ts'
import { audit } from '../steps/tell.ts'
import { saveCall } from '../store/calls.ts'
import { rollOf } from '../whole.ts'

/** Calls those again who have said nothing yet, when it is due: once for each round, whoever asks (CRA7). */
export async function ringAgain(deed: Deed, parts: CrashParts, callId: string): Promise<void> {
  const { at } = deed
  const opened = await openCall(deed, parts, callId)
  if (opened === undefined) return
  const { row } = opened.whole
  if (row.stoodDownAt !== null || row.ringAt === null || row.ringAt > at) return
  const silent = unanswered({ roll: rollOf(opened.whole) })
  const round = row.round + 1
  const ringAt = silent.length === 0 ? null : nextRingAt(round, at, row.isTest)
  const next = { ...row, round, ringAt }
  if (silent.length > 0) await ring(deed, parts, next, silent)
  // No screen shows how often it rang, so that there is no event.
  saveCall(deed.transaction, next)
  audit(deed, next, silent)
}
