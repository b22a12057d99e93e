import type { HandoverNotes } from '@baton/contract'

type Ordered = Pick<HandoverNotes, 'illness'> & { readonly patientId: string }

const gravity: Readonly<Record<HandoverNotes['illness'], number>> = { sick: 0, watch: 1, stable: 2 }
const beds = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/**
 * The order in which patients are handed over: the sick first, then those to watch, then by bed (HND1).
 *
 * @param bedOf where each lies; a patient without a bed comes after those who have one
 */
export function inOrder<Entry extends Ordered>(
  entries: readonly Entry[],
  bedOf: (patientId: string) => string | null,
): Entry[] {
  return entries.toSorted(
    (a, b) =>
      gravity[a.illness] - gravity[b.illness] ||
      byBed(bedOf(a.patientId), bedOf(b.patientId)) ||
      compare(a.patientId, b.patientId),
  )
}

function byBed(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return beds.compare(a, b)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
