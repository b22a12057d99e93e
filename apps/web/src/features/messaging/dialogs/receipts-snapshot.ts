import type { Receipt } from '@baton/contract'
import { asAgo } from '../../../ui/time/format-time.ts'
import { type FindPerson, nameOf, roleOf } from '../people.ts'

export interface ReceiptRow {
  readonly personId: string
  readonly name: string
  readonly role: string
  /** “Seen yesterday at 14:05” without the first word. */
  readonly when: string | null
}

export interface ReceiptsSnapshot {
  readonly seen: readonly ReceiptRow[]
  readonly delivered: readonly ReceiptRow[]
  readonly notYet: readonly ReceiptRow[]
}

/** Who has a message, in three groups that never mix: seen, delivered but not seen, not delivered. */
export function receiptsSnapshot(
  receipts: readonly Receipt[],
  find: FindPerson,
  now: Date,
): ReceiptsSnapshot {
  const seen: Timed[] = []
  const delivered: Timed[] = []
  const notYet: Timed[] = []
  for (const { personId, deliveredAt, seenAt } of receipts) {
    if (seenAt !== null) seen.push({ personId, at: seenAt })
    else if (deliveredAt !== null) delivered.push({ personId, at: deliveredAt })
    else notYet.push({ personId, at: null })
  }
  const rows = (list: Timed[]) => list.sort(byTime).map((timed) => rowOf(timed, find, now))
  return { seen: rows(seen), delivered: rows(delivered), notYet: rows(notYet) }
}

interface Timed {
  readonly personId: string
  readonly at: string | null
}

function rowOf({ personId, at }: Timed, find: FindPerson, now: Date): ReceiptRow {
  return {
    personId,
    name: nameOf(find, personId),
    role: roleOf(find(personId)),
    when: at === null ? null : asAgo(new Date(at), now),
  }
}

function byTime(a: Timed, b: Timed): number {
  return (a.at ?? '').localeCompare(b.at ?? '')
}
