import type { Relationship } from '@baton/domain'
import { holdStill } from '../../../../platform/streams/store.ts'
import type { TaskParts } from '../../parts.ts'
import { siteOf } from '../../places.ts'
import type { Deed } from '../../steps/deed.ts'
import { type HeldHandover, holdHandovers } from '../held.ts'
import { relationshipsOf } from '../relationships.ts'
import { type HandoverRow, lockHandover, readHandovers } from '../store/handovers.ts'
import { readHearers } from '../store/hearers.ts'

/** A handover that is about to change: locked, with whom it concerns. */
export interface OpenedHandover {
  readonly held: HeldHandover
  /** As it was before this change: they are told too. */
  readonly before: HandoverRow
  readonly coordinators: readonly string[]
  readonly hearers: ReadonlySet<string>
  /** What whoever acts is to it; nothing for what is done by itself. */
  readonly relationships: readonly Relationship[]
}

/**
 * Locks everything that a change of a handover touches, in the one order that every change keeps: the rota is held
 * still, then the streams of everyone who is or will be told, then the handover itself.
 *
 * @param more people who will be told besides
 */
export async function openHandover(
  deed: Deed,
  parts: TaskParts,
  handoverId: string,
  more: readonly string[] = [],
): Promise<OpenedHandover | undefined> {
  const { transaction, organisationId, streams } = deed
  await holdStill(transaction, organisationId)
  const [seen] = await readHandovers(transaction, [handoverId])
  if (seen === undefined) return undefined
  await streams.lock([...(await concernedBy(deed, parts, seen)), ...more])
  const row = await lockHandover(transaction, handoverId)
  if (row === undefined) return undefined
  const hearers = (await readHearers(transaction, [handoverId])).get(handoverId) ?? new Set()
  const coordinators = await coordinatorsOf(deed, parts, row.wardId)
  // It was offered or taken back while we waited for it.
  if (row.version !== seen.version) await streams.lock([...(await concernedBy(deed, parts, row)), ...more])
  const [held] = await holdHandovers(transaction, parts.vault, [row])
  if (held === undefined) return undefined
  const { personId } = deed
  const relationships = personId === null ? [] : relationshipsOf(row, personId, hearers)
  return { held, before: row, coordinators, hearers, relationships }
}

/** Everyone who is told of a change of it. */
export async function concernedBy(
  deed: Pick<Deed, 'transaction'>,
  parts: TaskParts,
  { id, fromPersonId, toPersonId, wardId }: HandoverRow,
): Promise<string[]> {
  const hearers = (await readHearers(deed.transaction, [id])).get(id) ?? new Set()
  const to = toPersonId === null ? [] : [toPersonId]
  return [...new Set([fromPersonId, ...to, ...hearers, ...(await coordinatorsOf(deed, parts, wardId))])]
}

async function coordinatorsOf(
  { transaction }: Pick<Deed, 'transaction'>,
  { people, duty }: TaskParts,
  wardId: string,
): Promise<string[]> {
  return duty.coordinatorsOf(transaction, siteOf(await people.allPlaces(transaction), wardId))
}
