import type { CrashCall } from '@baton/contract'
import { nextRingAt } from '@baton/domain/crash/rhythm'
import { holdStill } from '../../../platform/streams/store.ts'
import { createScopeKey } from '../../../platform/vault/index.ts'
import type { CrashParts } from '../parts.ts'
import { type CallRow, insertCall, readOpenOfTeam } from '../store/calls.ts'
import { type CalledRow, insertRoll } from '../store/roll.ts'
import type { TeamRow } from '../store/teams.ts'
import type { Whole } from '../whole.ts'
import { scopeOf, sealWords, type Words } from '../words.ts'
import type { Deed } from './deed.ts'
import { openCall } from './open-call.ts'
import { ring, ringUnfilled } from './ring.ts'
import { type Present, presentFor } from './roll-call.ts'
import { standDownCall } from './stand-down-call.ts'
import { announce, chainOf } from './tell.ts'

/** A call that is about to be raised. */
export interface Raising extends Words {
  readonly id: string
  readonly team: TeamRow
  readonly isTest: boolean
}

/** Raises a call: finds who has the team's roles, calls them on every channel, and tells everyone, all in one transaction. */
export async function raiseCall(deed: Deed, parts: CrashParts, raising: Raising): Promise<CrashCall> {
  const { transaction, organisationId, personId, at } = deed
  const { id, team, isTest, place, callBack } = raising
  await holdStill(transaction, organisationId)
  const present = await presentFor(transaction, parts.duty, team.roleIds)
  const coordinators = await parts.duty.coordinatorsOf(transaction, team.siteId)
  const personIds = [...new Set(present.flatMap((one) => one.personIds))].sort()
  if (!isTest) await endTests(deed, parts, team.id)
  const raiser = personId === null ? [] : [personId]
  await deed.streams.lock([
    chainOf({ raisedBy: personId, organisationId }),
    ...personIds,
    ...coordinators,
    ...raiser,
  ])
  const scope = await createScopeKey(transaction, parts.vault, scopeOf({ organisationId, id }))
  const words = { place, callBack }
  const row: CallRow = {
    id,
    organisationId,
    teamId: team.id,
    teamName: team.name,
    callType: team.callType,
    siteId: team.siteId,
    isTest,
    words: sealWords(parts.vault, scope, id, words),
    outcome: null,
    raisedBy: personId,
    raisedAt: at,
    round: 1,
    ringAt: nextRingAt(1, at, isTest),
    stoodDownAt: null,
    stoodDownBy: null,
    version: 1,
  }
  const whole: Whole = {
    row,
    roles: present.map(({ roleId, throughRoleId }) => ({ callId: id, roleId, throughRoleId })),
    called: calledFor(deed, id, present),
  }
  insertCall(transaction, row)
  insertRoll(transaction, organisationId, whole.roles, whole.called)
  await ring(
    deed,
    parts,
    row,
    personIds.filter((one) => one !== personId),
  )
  await ringUnfilled(deed, parts, whole, coordinators)
  return announce(deed, parts, whole, [...raiser, ...personIds, ...coordinators], words)
}

/** Whoever raises it and has a role of the team is coming: they need not be told (CRA3). */
function calledFor({ personId: raiser, at }: Deed, callId: string, present: readonly Present[]): CalledRow[] {
  return present.flatMap(({ roleId, personIds }) =>
    personIds.map((personId) => ({
      callId,
      roleId,
      personId,
      calledAt: at,
      deliveredAt: personId === raiser ? at : null,
      answer: personId === raiser ? ('coming' as const) : null,
      answeredAt: personId === raiser ? at : null,
      arrivedAt: null,
    })),
  )
}

/** A real call ends a test of its team (CRA11). */
async function endTests(deed: Deed, parts: CrashParts, teamId: string): Promise<void> {
  for (const { id } of await readOpenOfTeam(deed.transaction, teamId, true)) {
    const opened = await openCall(deed, parts, id)
    if (opened !== undefined && opened.whole.row.stoodDownAt === null)
      await standDownCall(deed, parts, opened, null)
  }
}
