import type { HandoverNotes } from '@baton/contract'

type Ordered = Pick<HandoverNotes, 'illness'> & { readonly patientId: string }

const gravity: Readonly<Record<HandoverNotes['illness'], number>> = { sick: 0, watch: 1, stable: 2 }

/**
 * The order in which patients are handed over: the sick first, then those to watch, then by bed (HND1).
 *
 * @param byBed everyone of the ward by bed; whoever is not among them comes last
 */
export function inOrder<Entry extends Ordered>(entries: readonly Entry[], byBed: readonly string[]): Entry[] {
  const places = new Map(byBed.map((id, place) => [id, place]))
  const placeOf = ({ patientId }: Entry) => places.get(patientId) ?? byBed.length
  return entries.toSorted(
    (a, b) =>
      gravity[a.illness] - gravity[b.illness] || placeOf(a) - placeOf(b) || compare(a.patientId, b.patientId),
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
