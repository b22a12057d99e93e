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

  /** Forgets conversations that are about to change; returns what was known. */
  forget(conversationIds: readonly string[]): Known[] {
    const known = conversationIds.flatMap((id) => this.#conversations.get(id) ?? [])
    for (const id of conversationIds) this.#conversations.delete(id)
    return known
  }

  /**
   * Remembers how a desk leaves its conversations. Where it found one as it was remembered, what is remembered of its
   * other people holds still.
   *
   * @param earlier what was known and forgotten
   */
  learn(desk: Desk, earlier: readonly Known[] = []): void {
    const forgotten = new Map(earlier.map((known) => [known.head.id, known]))
    for (const { from, to } of desk.streams.steps) {
      // Of what is only read nothing is remembered: by memory alone it would be written to.
      if (desk.continued.has(to.id)) continue
      const candidates = [this.#conversations.get(to.id), forgotten.get(to.id)]
      const known = candidates.find((one) => one !== undefined && isAt(one.head, from)) ?? {
        head: to,
        lastNumber: 0,
      }
      known.head = { ...to }
      known.lastNumber = desk.lastNumbers.get(to.id) ?? 0
      this.#conversations.set(to.id, known)
    }
    this.#place([...desk.standings.values()])
  }

  /** Takes back what was learned of a desk that was not committed: its conversations stand as it found them. */
  unlearn(
    desk: Desk,
    found: { lastNumbers: ReadonlyMap<string, number>; standings: readonly MembershipRow[] },
  ): void {
    for (const { from, to } of desk.streams.steps) {
      const known = this.#conversations.get(to.id)
      // Whoever went on from there fails too, and nothing that they left is known.
      if (known === undefined || !isAt(known.head, to)) this.#conversations.delete(to.id)
      else Object.assign(known, { head: from, lastNumber: found.lastNumbers.get(to.id) ?? 0 })
    }
    this.#place(found.standings)
  }

  #place(rows: readonly MembershipRow[]): void {
    for (const row of rows) {
      const of = this.#conversations.get(row.conversationId)
      if (of !== undefined) this.#standings.set(standingKey(row.conversationId, row.personId), { of, row })
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
