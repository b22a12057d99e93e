import type { Place } from '@baton/contract'
import { isOnBoard } from '@baton/domain/tasks/board'
import { placeOf } from '@baton/domain/tasks/rank'
import { awaitsReview, isOpenTask } from '@baton/domain/tasks/status'
import type { Transaction } from '../../platform/database/transaction.ts'
import { present, type Shown } from './held.ts'
import type { TaskParts } from './parts.ts'
import { siteOf, within } from './places.ts'
import { onDutyFromHome, poolScopes } from './pool.ts'

/** Whom a task concerns now. */
export interface Concerned {
  /** Of whom it is asked: by name, through a role, as one of a team who is on duty, by its ladder or by a coordinator. */
  readonly asked: ReadonlySet<string>
  /** Everyone who is told of each change: these, who asked, whose it is, the ward, the coordinators, the pool. */
  readonly all: ReadonlySet<string>
  /** Who may see its patient through it (TSK7). */
  readonly related: Related
}

/** Whom a task relates to whom. */
export interface Related {
  readonly patientId: string | null
  readonly personIds: ReadonlySet<string>
}

/** Whom each of these tasks concerns at this moment, in the order given (TSK8). */
export async function concernedWith(
  transaction: Transaction,
  parts: Pick<TaskParts, 'people' | 'duty'>,
  shown: readonly Shown[],
): Promise<Concerned[]> {
  if (shown.length === 0) return []
  const places = await parts.people.allPlaces(transaction)
  const wards = wardsOf(shown, places)
  const [holders, teams, onDuty, coordinators, pools] = await Promise.all([
    parts.duty.holdersOf(transaction, targetsOf(shown, 'role')),
    parts.duty.onDutyOfTeams(transaction, targetsOf(shown, 'team')),
    parts.duty.onDutyAt(transaction, [...new Set([...wards.values()].flat())]),
    coordinatorsBySite(transaction, parts, shown, places),
    pooled(transaction, parts, shown, places),
  ])
  const onDutyIn = Map.groupBy(onDuty, ({ placeId }) => placeId)
  return shown.map((one) => {
    const { row, patient, called } = one
    const placeId = placeOf(row, patient)
    const asked = new Set([
      ...(row.forKind === 'person' ? [row.forId] : []),
      ...((row.forKind === 'role' ? holders : teams).get(row.forId) ?? []),
      ...called.filter((each) => each.called).map(({ personId }) => personId),
      ...(row.nudgedId === null ? [] : [row.nudgedId]),
    ])
    const onWard = (wards.get(placeId ?? '') ?? []).flatMap((id) => onDutyIn.get(id) ?? [])
    const all = new Set([
      ...asked,
      row.requestedBy,
      ...(row.ownerId === null ? [] : [row.ownerId]),
      ...onWard.map(({ personId }) => personId),
      ...(coordinators.get(siteOf(places, placeId)) ?? []),
      ...pools(one),
    ])
    return { asked, all, related: relatedBy(one, asked) }
  })
}

function relatedBy({ row }: Shown, asked: ReadonlySet<string>): Related {
  const { aboutId: patientId, requestedBy, ownerId } = row
  const reviewedAt = row.reviewedAt?.toISOString() ?? null
  const relates = isOpenTask(row) || awaitsReview({ ...row, reviewedAt })
  const personIds = relates ? [requestedBy, ...(ownerId === null ? [] : [ownerId]), ...asked] : []
  return { patientId, personIds: new Set(personIds) }
}

/** By place: itself and what is in it. */
function wardsOf(shown: readonly Shown[], places: readonly Place[]): Map<string, string[]> {
  const ids = new Set(shown.flatMap(({ row, patient }) => placeOf(row, patient) ?? []))
  return new Map([...ids].map((id) => [id, within(places, id)]))
}

function targetsOf(shown: readonly Shown[], kind: 'role' | 'team'): string[] {
  return [...new Set(shown.flatMap(({ row }) => (row.forKind === kind ? row.forId : [])))]
}

async function coordinatorsBySite(
  transaction: Transaction,
  { duty }: Pick<TaskParts, 'duty'>,
  shown: readonly Shown[],
  places: readonly Place[],
): Promise<Map<string | null, string[]>> {
  const sites = new Set(shown.map(({ row, patient }) => siteOf(places, placeOf(row, patient))))
  const found = new Map<string | null, string[]>()
  for (const siteId of sites) found.set(siteId, await duty.coordinatorsOf(transaction, siteId))
  return found
}

/** Who may take a task from home. */
async function pooled(
  transaction: Transaction,
  parts: Pick<TaskParts, 'people' | 'duty'>,
  shown: readonly Shown[],
  places: readonly Place[],
): Promise<(one: Shown) => string[]> {
  if (!shown.some(({ row }) => row.remote && row.ownerId === null)) return () => []
  const scopes = await poolScopes(transaction, parts, places, await onDutyFromHome(transaction, parts))
  return (one) => {
    if (!one.row.remote || one.row.ownerId !== null) return []
    const task = present(one)
    return [...scopes].flatMap(([personId, scope]) =>
      isOnBoard(scope, task, one.patient, personId) ? personId : [],
    )
  }
}
