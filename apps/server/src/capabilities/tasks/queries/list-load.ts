import { api, type LeftBehind, type Load, type Place, type Role } from '@baton/contract'
import { placeOf } from '@baton/domain/tasks/rank'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { type Shown, showTasks } from '../held.ts'
import type { DutyNow, TaskParts } from '../parts.ts'
import { siteOf } from '../places.ts'
import { readOpen, readOpenLoads } from '../store/boards.ts'

const nothing = { loads: [], away: [], unaccepted: 0, overdue: 0, oldestUnacceptedAt: null }

/** Who is on duty at a site and what each carries, for whoever is on duty or coordinates: everyone sees every load (TSK21). */
export function listLoad(parts: TaskParts): Handler {
  return handleQuery(api.tasks.listLoad, async ({ transaction, viewer, at }, { siteId }) => {
    const [duties, roles, places, coordinators] = await Promise.all([
      parts.duty.dutiesNow(transaction),
      parts.duty.everyRole(transaction),
      parts.people.allPlaces(transaction),
      parts.duty.coordinatorsOf(transaction, siteId ?? null),
    ])
    const coordinates = coordinators.includes(viewer.personId)
    if (!coordinates && !duties.some(({ personId }) => personId === viewer.personId)) return answer(nothing)
    const people = await parts.people.peopleByIds(
      transaction,
      duties.map(({ personId }) => personId),
    )
    const home = new Map(people.map((person) => [person.id, person.siteId]))
    const isAtSite = (duty: DutyNow) =>
      siteId === undefined || sitesOf(duty, roles, places, home.get(duty.personId)).has(siteId)
    const carried = new Map((await readOpenLoads(transaction, at)).map((load) => [load.ownerId, load]))
    const loads: Load[] = duties.filter(isAtSite).map((duty) => {
      const own = carried.get(duty.personId)
      return {
        personId: duty.personId,
        roleIds: heldBy(roles, duty.personId).map(({ id }) => id),
        from: duty.from,
        placeId: duty.placeId,
        accepted: own?.accepted ?? 0,
        urgent: own?.urgent ?? 0,
        overdue: own?.overdue ?? 0,
      }
    })
    const open = await openAt()
    const waiting = open.filter(({ row }) => row.ownerId === null)
    const oldest = waiting.map(({ row }) => row.requestedAt.getTime()).sort((a, b) => a - b)[0]
    return answer({
      loads,
      away: coordinates ? leftBehind(open, duties, at) : [],
      unaccepted: waiting.length,
      overdue: open.filter(({ row }) => row.dueAt < at).length,
      oldestUnacceptedAt: oldest === undefined ? null : new Date(oldest).toISOString(),
    })

    async function openAt(): Promise<Pick<Shown, 'row'>[]> {
      const rows = (await readOpen(transaction)).map((row) => ({ row, words: noWords }))
      if (siteId === undefined) return rows
      const shown = await showTasks(transaction, parts, rows)
      return shown.filter(({ row, patient }) => {
        const site = siteOf(places, placeOf(row, patient))
        return site === null || site === siteId
      })
    }
  })
}

/** What is still with people who have gone off duty (TSK29). */
function leftBehind(open: readonly Pick<Shown, 'row'>[], duties: readonly DutyNow[], at: Date): LeftBehind[] {
  const onDuty = new Set(duties.map(({ personId }) => personId))
  const rows = open.map(({ row }) => row)
  const found = [...Map.groupBy(rows, ({ ownerId }) => ownerId)].flatMap(([personId, theirs]) =>
    personId === null || onDuty.has(personId)
      ? []
      : { personId, accepted: theirs.length, overdue: theirs.filter(({ dueAt }) => dueAt < at).length },
  )
  return found.sort(
    (a, b) => b.overdue - a.overdue || b.accepted - a.accepted || (a.personId < b.personId ? -1 : 1),
  )
}

/** Where a task is depends on no words. */
const noWords = { reason: '', sbar: null, skill: null, checklist: [], hold: null, outcome: null }

/** Where somebody on duty counts: where they are, else where their roles are, else where they belong. */
function sitesOf(
  { personId, placeId }: DutyNow,
  roles: readonly Role[],
  places: readonly Place[],
  home: string | null | undefined,
): Set<string> {
  const here = siteOf(places, placeId)
  if (here !== null) return new Set([here])
  const through = heldBy(roles, personId).flatMap((role) => role.siteId ?? [])
  return new Set(through.length > 0 ? through : home ? [home] : [])
}

function heldBy(roles: readonly Role[], personId: string): Role[] {
  return roles.filter(({ holders }) => holders.some((holder) => holder.personId === personId))
}
