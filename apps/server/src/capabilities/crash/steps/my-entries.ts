import { type CalledRow, saveCalled } from '../store/roll.ts'
import type { Whole } from '../whole.ts'
import type { Deed } from './deed.ts'

/** How a person stands in a call, once for each role that they have in it. */
export function entriesOf({ called }: Whole, personId: string): CalledRow[] {
  return called.filter((one) => one.personId === personId)
}

/**
 * Changes how a person stands in every role that they have in a call, and saves it.
 *
 * @returns the call as it is then; `null` when it stood so already
 */
export function changeEntries(
  { transaction }: Deed,
  whole: Whole,
  personId: string,
  change: (entry: CalledRow) => Partial<CalledRow>,
): Whole | null {
  const called = whole.called.map((one) => (one.personId === personId ? { ...one, ...change(one) } : one))
  const changed = called.filter((one, index) => !isSame(one, whole.called[index]))
  if (changed.length === 0) return null
  saveCalled(transaction, changed)
  return { ...whole, called }
}

function isSame(a: CalledRow, b: CalledRow | undefined): boolean {
  return (
    b !== undefined &&
    a.deliveredAt === b.deliveredAt &&
    a.answer === b.answer &&
    a.answeredAt === b.answeredAt &&
    a.arrivedAt === b.arrivedAt
  )
}
