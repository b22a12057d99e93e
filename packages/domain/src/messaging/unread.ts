import type { Member, Standing } from '@baton/contract'

/** How far a person has come in a conversation, by message numbers. */
export type Reading = Pick<Member, 'visibleAfter' | 'deliveredUpTo' | 'seenUpTo'>

/** What is counted for a person above their `seenUpTo`. */
export type Counted = Pick<Standing, 'ownUnseen' | 'unreadMentions'>

/**
 * How many messages a person has not seen that others wrote (RT43): kept by arithmetic on positions, never counted
 * from rows.
 */
export function unreadOf(lastNumber: number, reading: Reading, ownUnseen: number): number {
  return Math.max(0, lastNumber - seenFrom(reading) - ownUnseen)
}

/**
 * A member's positions after they themselves sent message `number`. Their own message counts as delivered to and seen
 * by them when it is the very next one; otherwise nothing moves, so that answering never claims that the messages in
 * between were seen (RT43).
 */
export function readingAfterOwnMessage<R extends Reading>(reading: R, number: number): R {
  const deliveredUpTo = number === deliveredFrom(reading) + 1 ? number : reading.deliveredUpTo
  const seenUpTo = number === seenFrom(reading) + 1 ? number : reading.seenUpTo
  return moved(reading, deliveredUpTo, seenUpTo)
}

/** A member's positions after messages up to `upTo` came to a device of theirs. Never goes back. */
export function readingAfterDelivered<R extends Reading>(reading: R, upTo: number): R {
  return moved(reading, Math.max(reading.deliveredUpTo, upTo), reading.seenUpTo)
}

/** A member's positions after they saw the messages up to `upTo`: what was seen was delivered. Never goes back. */
export function readingAfterSeen<R extends Reading>(reading: R, upTo: number): R {
  return moved(reading, Math.max(reading.deliveredUpTo, upTo), Math.max(reading.seenUpTo, upTo))
}

/**
 * What is counted for a person after a message of theirs or of another.
 *
 * @param before their positions before the message
 * @param sent its number, whether they wrote it, and whether it mentioned them
 */
export function countedAfterMessage<C extends Counted>(
  counted: C,
  before: Reading,
  sent: { number: number; own: boolean; mentionsMe: boolean },
): C {
  if (sent.own) {
    const next = sent.number === seenFrom(before) + 1
    return next ? counted : { ...counted, ownUnseen: counted.ownUnseen + 1 }
  }
  return sent.mentionsMe ? { ...counted, unreadMentions: counted.unreadMentions + 1 } : counted
}

function seenFrom(reading: Reading): number {
  return Math.max(reading.seenUpTo, reading.visibleAfter)
}

function deliveredFrom(reading: Reading): number {
  return Math.max(reading.deliveredUpTo, reading.visibleAfter)
}

function moved<R extends Reading>(reading: R, deliveredUpTo: number, seenUpTo: number): R {
  if (deliveredUpTo === reading.deliveredUpTo && seenUpTo === reading.seenUpTo) return reading
  return { ...reading, deliveredUpTo, seenUpTo }
}
