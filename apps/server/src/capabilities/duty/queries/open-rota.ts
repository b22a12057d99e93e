import { api, type RotaGap } from '@baton/contract'
import type { Stretch } from '@baton/domain/duty/required-cover'
import { gapsOf } from '@baton/domain/duty/rota'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { activeAmong, membersOfTeams } from '../../identity/index.ts'
import { stretchOf } from '../rota/is-shift-possible.ts'
import { type AbsenceRow, absenceOf, readAbsencesDuring } from '../store/absences.ts'
import { readAllRoles } from '../store/roles.ts'
import { readShiftsDuring, type ShiftRow, shiftOf } from '../store/shifts.ts'

/** Five weeks, and the hour by which one of them is longer. */
const longestMs = (5 * 7 * 24 + 1) * 60 * 60_000

/** The rota of a stretch of time, whole or of a team or a person. */
export const openRota = handleQuery(
  api.duty.openRota,
  async ({ transaction, viewer }, { teamId, personId, ...input }) => {
    const within = stretchOf(input, longestMs)
    if (!within.ok) return within
    const { from, until } = within.value
    const shifts = await readShiftsDuring(transaction, from, until)
    const absences = await readAbsencesDuring(transaction, from, until)
    const { isPerson, isRole } = await scopeOf(transaction, { teamId, personId })
    const isShown = (shift: ShiftRow) =>
      isPerson(shift.personId) || (shift.roleId !== null && isRole(shift.roleId))
    return answer({
      shifts: shifts.filter(isShown).map(shiftOf),
      absences: absences.filter((absence) => isPerson(absence.personId)).map((one) => shown(one, viewer)),
      gaps: await gapsDuring(transaction, shifts, absences, within.value, isRole),
    })
  },
)

interface Scope {
  isPerson: (personId: string) => boolean
  isRole: (roleId: string) => boolean
}

/** Whose shifts and which roles' gaps are asked for: everyone's, a team's, or one person's, who has no gaps. */
async function scopeOf(
  transaction: Transaction,
  { teamId, personId }: { teamId: string | undefined; personId: string | undefined },
): Promise<Scope> {
  if (personId !== undefined) return { isPerson: (id) => id === personId, isRole: () => false }
  if (teamId === undefined) return { isPerson: () => true, isRole: () => true }
  const members = new Set((await membersOfTeams(transaction, [teamId])).get(teamId))
  const roles = await readAllRoles(transaction)
  const theirs = new Set(roles.filter((role) => role.teamId === teamId).map(({ id }) => id))
  return { isPerson: (id) => members.has(id), isRole: (id) => theirs.has(id) }
}

async function gapsDuring(
  transaction: Transaction,
  shifts: readonly ShiftRow[],
  absences: readonly AbsenceRow[],
  within: Stretch,
  isRole: (roleId: string) => boolean,
): Promise<RotaGap[]> {
  const roles = await readAllRoles(transaction)
  const asked = roles.filter((role) => role.state === 'active' && isRole(role.id))
  // The shifts of someone suspended stay on the rota, and cover nothing.
  const active = await activeAmong(transaction, [...new Set(shifts.map(({ personId }) => personId))])
  const counting = shifts.filter(({ personId }) => active.has(personId))
  const gaps = asked.flatMap((role) =>
    gapsOf(role, counting, absences, within).map(({ from, until }) => ({
      roleId: role.id,
      from: from.toISOString(),
      until: until.toISOString(),
    })),
  )
  return gaps.sort((a, b) => (a.from === b.from ? (a.roleId < b.roleId ? -1 : 1) : a.from < b.from ? -1 : 1))
}

/** Why somebody is away is for them and for administrators; colleagues see that they are (DUT21). */
function shown(absence: AbsenceRow, viewer: Viewer) {
  const mayKnow = viewer.administrator || viewer.personId === absence.personId
  return absenceOf(mayKnow ? absence : { ...absence, kind: 'other' })
}
