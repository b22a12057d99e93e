import { RecentMap } from '../../../platform/recent-map.ts'
import type { StreamHead } from '../../../platform/streams/store.ts'
import type { MembershipRow } from '../store/memberships.ts'
import { type Desk, standingKey } from './desk.ts'

/**
 * A conversation as a batch left it. It is so for as long as its stream stands at `head`: whatever changes a
 * conversation, its members or where they stand appends an event or an audit leaf to its stream under the stream's
 * lock, and the audit chain's hash tells one history from every other.
 */
export interface Known {
  head: StreamHead
  lastNumber: number
}

const conversationsHeld = 5_000
const standingsHeld = 50_000

/**
 * What batches know of the conversations that are busy here. Never trusted by itself: who decides by it has the
 * database compare the heads in the statement that writes (`StreamWriter.assume`).
 */
export class Memory {
  readonly #conversations = new RecentMap<Known>(conversationsHeld)
  readonly #standings = new RecentMap<{ of: Known; row: MembershipRow }>(standingsHeld)

  conversation(conversationId: string): Known | undefined {
    return this.#conversations.get(conversationId)
  }

  standing(conversationId: string, personId: string): MembershipRow | undefined {
    const standing = this.#standings.get(standingKey(conversationId, personId))
    return standing?.of === this.#conversations.get(conversationId) ? standing?.row : undefined
  }

  /** Forgets conversations that are about to change, or are not as they were remembered; returns what was known. */
  forget(conversationIds: readonly string[]): Known[] {
    const known = conversationIds.flatMap((id) => this.#conversations.get(id) ?? [])
    for (const id of conversationIds) this.#conversations.delete(id)
    return known
  }

  /**
   * Remembers how a desk leaves its conversations.
   *
   * @param earlier what was known; where the desk found it so, what it says of other people holds still
   */
  learn(desk: Desk, earlier: readonly Known[]): void {
    const before = new Map(earlier.map((known) => [known.head.id, known]))
    for (const { from, to } of desk.streams.steps) {
      const known = before.get(to.id)
      const lastNumber = desk.lastNumbers.get(to.id) ?? 0
      const next = known !== undefined && isAt(known.head, from) ? known : { head: to, lastNumber }
      next.head = { ...to }
      next.lastNumber = lastNumber
      this.#conversations.set(to.id, next)
    }
    for (const [key, row] of desk.standings) {
      const of = this.#conversations.get(row.conversationId)
      if (of !== undefined) this.#standings.set(key, { of, row })
    }
  }
}

function isAt(one: StreamHead, other: StreamHead): boolean {
  return (
    one.seq === other.seq &&
    one.auditPosition === other.auditPosition &&
    one.auditHead.equals(other.auditHead)
  )
}
