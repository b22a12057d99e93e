import type { ListEntry, PatientList } from '@baton/contract'
import { sameNames } from '../banner/same-names.ts'

export interface ListRowSnapshot {
  readonly entry: ListEntry
  /** From 1. */
  readonly place: number
  readonly isSameName: boolean
  /** Where “move up” and “move down” lead: before whom; absent at the edge. `null` is the end. */
  readonly up: string | undefined
  readonly down: string | null | undefined
}

/** The rows of a list, in its order or in the one that is on its way. */
export function listRows(
  { entries }: Pick<PatientList, 'entries'>,
  order?: readonly string[],
): readonly ListRowSnapshot[] {
  const alike = sameNames(entries.map(({ patient }) => patient))
  const sorted = order ? inOrder(entries, order) : entries
  return sorted.map((entry, place) => ({
    entry,
    place: place + 1,
    isSameName: alike.has(entry.patient.id),
    up: sorted[place - 1]?.patient.id,
    down: place === sorted.length - 1 ? undefined : (sorted[place + 2]?.patient.id ?? null),
  }))
}

/** The order of ids after one is moved before another, or to the end. */
export function moved(ids: readonly string[], id: string, beforeId: string | null): readonly string[] {
  if (id === beforeId) return ids
  const others = ids.filter((other) => other !== id)
  const place = beforeId === null ? others.length : others.indexOf(beforeId)
  return place < 0 ? ids : [...others.slice(0, place), id, ...others.slice(place)]
}

function inOrder(entries: readonly ListEntry[], order: readonly string[]): readonly ListEntry[] {
  const places = new Map(order.map((id, place) => [id, place]))
  const placeOf = ({ patient }: ListEntry) => places.get(patient.id) ?? order.length
  return entries.toSorted((one, other) => placeOf(one) - placeOf(other))
}
