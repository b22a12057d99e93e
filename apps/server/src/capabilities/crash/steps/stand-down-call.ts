import type { CrashCall } from '@baton/contract'
import { crashHeading, reportHeading } from '@baton/domain/crash/heading'
import { calledPeople, silentRoles } from '@baton/domain/crash/roll'
import type { CrashParts } from '../parts.ts'
import { rollOf } from '../whole.ts'
import type { Deed } from './deed.ts'
import type { OpenedCall } from './open-call.ts'
import { aboutOf, ringNews } from './ring.ts'
import { tell } from './tell.ts'

/** Ends a call that is open: nothing more is sent, everyone is told, and a test is reported (CRA8, CRA10). */
export async function standDownCall(
  deed: Deed,
  parts: CrashParts,
  { whole, coordinators }: OpenedCall,
  outcome: Buffer | null,
): Promise<CrashCall> {
  const { at, personId } = deed
  const row = { ...whole.row, stoodDownAt: at, stoodDownBy: personId, outcome, ringAt: null }
  await parts.notify.withdraw(deed, aboutOf(row))
  const roll = rollOf(whole)
  if (row.isTest) {
    const heading = reportHeading(row, silentRoles({ roll }).length)
    await ringNews(deed, parts, row, { news: 'report', urgency: 'soon', heading, personIds: coordinators })
  } else {
    const heading = `Stood down: ${crashHeading(row)}`
    const personIds = calledPeople({ roll }).filter((one) => one !== personId)
    await ringNews(deed, parts, row, { news: 'stood-down', urgency: 'soon', heading, personIds })
  }
  return tell(deed, parts, { ...whole, row }, coordinators)
}
