import { testLastsMs } from '@baton/domain/crash/rhythm'
import type { CrashParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openCall } from '../steps/open-call.ts'
import { standDownCall } from '../steps/stand-down-call.ts'

/** Ends a test that has lasted long enough, with its report (CRA10). */
export async function endTest(deed: Deed, parts: CrashParts, callId: string): Promise<void> {
  const opened = await openCall(deed, parts, callId)
  if (opened === undefined) return
  const { isTest, raisedAt, stoodDownAt } = opened.whole.row
  if (!isTest || stoodDownAt !== null) return
  if (deed.at.getTime() - raisedAt.getTime() < testLastsMs) return
  await standDownCall(deed, parts, opened, null)
}
