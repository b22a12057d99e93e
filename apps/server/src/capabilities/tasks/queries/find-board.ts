import type { BoardKind, BoardScope } from '@baton/contract'
import type { Reading } from '../../../platform/operations/handler.ts'
import type { TaskParts } from '../parts.ts'
import { within } from '../places.ts'
import { poolScopes } from '../pool.ts'

/**
 * What a board is of, for who may look at it; `undefined` for anyone else (TSK11). Whoever may is also told of every
 * change of what is on it, so that what they hold stays true.
 */
export async function findBoard(
  { transaction, viewer }: Reading,
  parts: TaskParts,
  board: BoardKind,
  id: string | undefined,
): Promise<BoardScope | undefined> {
  const { personId } = viewer
  const scope: BoardScope = { board, id: id ?? null, placeIds: [], roleIds: [], teamIds: [] }
  if (board === 'mine' || board === 'asked') return scope
  const places = await parts.people.allPlaces(transaction)
  if (board === 'remote') {
    const duty = (await parts.duty.dutiesOf(transaction, [personId])).get(personId)
    if (duty?.state !== 'on' || duty.from !== 'home') return undefined
    return (await poolScopes(transaction, parts, places, [personId])).get(personId)
  }
  if (id === undefined) return undefined
  if (board === 'role' || board === 'team') {
    const { holdersOf, onDutyOfTeams } = parts.duty
    const people = await (board === 'role' ? holdersOf : onDutyOfTeams)(transaction, [id])
    return people.get(id)?.includes(personId) ? scope : undefined
  }
  const ward = places.find((place) => place.id === id)
  const siteId = board === 'site' ? id : ward?.siteId
  if (siteId === undefined) return undefined
  const placeIds =
    board === 'ward'
      ? within(places, id)
      : places.filter((place) => place.siteId === siteId).map((place) => place.id)
  if ((await parts.duty.coordinatorsOf(transaction, siteId)).includes(personId)) return { ...scope, placeIds }
  if (board === 'site') return undefined
  const here = await parts.duty.onDutyAt(transaction, placeIds)
  return here.some((one) => one.personId === personId) ? { ...scope, placeIds } : undefined
}
