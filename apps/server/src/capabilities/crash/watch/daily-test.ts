import { dayOf } from '@baton/domain/crash/rhythm'
import { v7 as uuidv7 } from 'uuid'
import type { CrashParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { raiseCall } from '../steps/raise-call.ts'
import { isOpenFor, testPlace } from '../steps/test-call.ts'
import { markTested, readTeam } from '../store/teams.ts'

/** Tests a team, once a day however many servers there are (CRA9); not while a call of it is open (CRA11). */
export async function dailyTest(deed: Deed, parts: CrashParts, teamId: string): Promise<void> {
  const { transaction, at } = deed
  if (await isOpenFor(transaction, teamId)) return
  if (!(await markTested(transaction, teamId, dayOf(at)))) return
  const team = await readTeam(transaction, teamId)
  if (team === undefined) return
  await raiseCall(deed, parts, { id: uuidv7(), team, isTest: true, place: testPlace, callBack: null })
}
