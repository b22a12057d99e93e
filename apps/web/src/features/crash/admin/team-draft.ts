import type { api, CallType, CrashTeam, InputOf } from '@baton/contract'

/** What is being written of a team. */
export interface TeamDraft {
  readonly teamId: string | undefined
  readonly name: string
  readonly callType: CallType
  readonly siteId: string
  readonly roleIds: readonly string[]
  /** Empty for no daily test. */
  readonly testAt: string
}

export function draftOf(team: CrashTeam | undefined): TeamDraft {
  return {
    teamId: team?.id,
    name: team?.name ?? '',
    callType: team?.callType ?? 'adult',
    siteId: team?.siteId ?? '',
    roleIds: team?.roleIds ?? [],
    testAt: team === undefined ? '09:00' : (team.testAt ?? ''),
  }
}

/** What is sent; `undefined` while something is lacking. */
export function saveInput(draft: TeamDraft): InputOf<typeof api.crash.saveTeam> | undefined {
  const { teamId, name, callType, siteId, roleIds, testAt } = draft
  if (name.trim() === '' || roleIds.length === 0) return undefined
  return {
    ...(teamId === undefined ? {} : { teamId }),
    name,
    callType,
    siteId: siteId === '' ? null : siteId,
    roleIds: [...roleIds],
    testAt: testAt.trim() === '' ? null : testAt.trim(),
  }
}
