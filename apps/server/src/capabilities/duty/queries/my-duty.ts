import { api, type Override, type Role } from '@baton/contract'
import { byRoleName } from '@baton/domain/duty/replay'
import { graceMinutes, proposalsOf } from '@baton/domain/duty/rota'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import { teamsOf } from '../../identity/index.ts'
import { readOpenDuties } from '../duty-of.ts'
import { openOverrides } from '../overrides/override-of.ts'
import type { DutyParts } from '../parts.ts'
import { readAbsencesAhead } from '../store/absences.ts'
import { readWaitingOffers } from '../store/offers.ts'
import { readOverrides, readOverridesNaming } from '../store/overrides.ts'
import { readAllRoles } from '../store/roles.ts'
import { readShiftsAhead, shiftOf } from '../store/shifts.ts'

const mostSuggested = 20

/** Whether the viewer is on duty, what they hold and are offered, and what they are asked at sign-on. */
export function myDuty({ vault }: DutyParts): Handler {
  return handleQuery(api.duty.myDuty, async ({ transaction, viewer, at }) => {
    const { personId, organisationId } = viewer
    const [duty] = await readOpenDuties(transaction, vault, organisationId, [personId])
    if (duty === undefined) throw new Error('everyone has a duty')
    const roles = (await readAllRoles(transaction)).sort(byRoleName)
    const shifts = await readShiftsAhead(transaction, [personId], at)
    const absences = await readAbsencesAhead(transaction, [personId], at)
    return answer({
      duty,
      holding: roles.filter((role) => holds(role, personId)),
      offers: await readWaitingOffers(transaction, [personId]),
      overrides: await overridesNaming(transaction, vault, personId, at),
      proposals: proposalsOf(shifts, absences, at).map(shiftOf),
      suggestedRoleIds: await suggest(transaction, roles, personId),
      graceMinutes,
      position: await positionOf(transaction, personId),
    })
  })
}

/** Overrides that are in force for someone, the oldest first. */
async function overridesNaming(
  transaction: Transaction,
  vault: Vault,
  personId: string,
  at: Date,
): Promise<Override[]> {
  const naming = await readOverridesNaming(transaction, [personId], at)
  const ids = naming.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
  if (ids.length === 0) return []
  const overrides = await openOverrides(transaction, vault, await readOverrides(transaction, ids))
  return overrides.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Free roles, those of the viewer's teams first, otherwise by name. */
async function suggest(
  transaction: Transaction,
  roles: readonly Role[],
  personId: string,
): Promise<string[]> {
  const mine = new Set((await teamsOf(transaction, personId)).map(({ id }) => id))
  const isMine = ({ teamId }: Role) => teamId !== null && mine.has(teamId)
  const free = roles.filter(
    (role) => role.state === 'active' && role.holders.length < role.holdersAtMost && !holds(role, personId),
  )
  const ordered = [...free.filter(isMine), ...free.filter((role) => !isMine(role))]
  return ordered.slice(0, mostSuggested).map(({ id }) => id)
}

function holds(role: Role, personId: string): boolean {
  return role.holders.some((holder) => holder.personId === personId)
}
