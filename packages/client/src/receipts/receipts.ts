import { api, type InboxEntry, type InputOf } from '@baton/contract'
import { z } from 'zod'
import { type Answer, passes } from '../answer.ts'
import type { Box, Clock } from '../ports.ts'

/**
 * What this device tells of messages that came and were seen (RT41). Delivered is what arrived here without a hole;
 * seen is what a screen says that it showed. Neither is ever claimed of a message that did not come.
 */
export interface Receipts {
  /** The messages numbered `from` to `to` are on this device. */
  arrived(conversationId: string, from: number, to: number): void
  /** A screen showed everything up to `upTo`. */
  see(conversationId: string, upTo: number): void
  /** Up to which number everything is here, as far as this device knows. */
  arrivedUpTo(conversationId: string): number
  /** The line is open: what could not be told is told now. */
  wake(): void
  open(box: Box | undefined): Promise<void>
  forget(conversationId: string): void
  close(): void
}

export interface ReceiptsDeps {
  readonly clock: Clock
  /** `manual`: nothing is marked as delivered unless the program calls the operation itself. */
  readonly mode: 'automatic' | 'manual'
  entry(conversationId: string): InboxEntry | undefined
  personId(): string | undefined
  isOpen(): boolean
  mark(
    operation: typeof api.messaging.markDelivered | typeof api.messaging.markSeen,
    input: InputOf<typeof api.messaging.markSeen>,
  ): Promise<Answer<unknown>>
}

/** How long marks gather, and how long to wait after one failed, in ms. */
const gathering = 150
const pause = 5000
/** How many are told at once. */
const abreast = 8
const boxName = 'seen'
const keptSeen = z.record(z.string(), z.int().min(0))

export function createReceipts(deps: ReceiptsDeps): Receipts {
  const here = new Map<string, number>()
  const seen = new Map<string, number>()
  /** What the server has acknowledged, which may be ahead of the events. */
  const told = new Map<string, { delivered: number; seen: number }>()
  const untold = new Set<string>()
  let box: Box | undefined
  let stopTimer: (() => void) | undefined
  let telling = 0

  function mine(conversationId: string) {
    return deps
      .entry(conversationId)
      ?.conversation.members.find(({ personId }) => personId === deps.personId())
  }

  function arrivedUpTo(conversationId: string): number {
    const member = mine(conversationId)
    const known = member ? Math.max(member.deliveredUpTo, member.visibleAfter) : 0
    return Math.max(known, here.get(conversationId) ?? 0)
  }

  function arrived(conversationId: string, from: number, to: number): void {
    const upTo = arrivedUpTo(conversationId)
    if (from > upTo + 1 || to <= upTo) return
    here.set(conversationId, to)
    if (deps.mode === 'automatic') wantToTell(conversationId)
  }

  function see(conversationId: string, upTo: number): void {
    const last = deps.entry(conversationId)?.conversation.lastNumber ?? 0
    const number = Math.min(upTo, last)
    if (number <= Math.max(seen.get(conversationId) ?? 0, mine(conversationId)?.seenUpTo ?? 0)) return
    seen.set(conversationId, number)
    keep()
    wantToTell(conversationId)
  }

  function wantToTell(conversationId: string): void {
    untold.add(conversationId)
    arm(gathering)
  }

  function arm(delayMs: number): void {
    stopTimer ??= deps.clock.setTimer(delayMs, () => {
      stopTimer = undefined
      tellAll()
    })
  }

  function tellAll(): void {
    if (!deps.isOpen()) return
    for (const conversationId of [...untold]) {
      if (telling >= abreast) return
      untold.delete(conversationId)
      void tell(conversationId)
    }
  }

  async function tell(conversationId: string): Promise<void> {
    const member = mine(conversationId)
    if (!member) return
    const before = told.get(conversationId) ?? { delivered: 0, seen: 0 }
    const seenUpTo = seen.get(conversationId) ?? 0
    const toSee = seenUpTo > Math.max(member.seenUpTo, before.seen)
    const upTo = toSee ? seenUpTo : arrivedUpTo(conversationId)
    const toDeliver =
      deps.mode === 'automatic' && upTo > Math.max(member.deliveredUpTo, before.delivered, before.seen)
    if (!toSee && !toDeliver) return
    telling += 1
    const operation = toSee ? api.messaging.markSeen : api.messaging.markDelivered
    const answer = await deps.mark(operation, { conversationId, upTo })
    telling -= 1
    if (answer.ok) told.set(conversationId, { ...before, [toSee ? 'seen' : 'delivered']: upTo })
    // More may have come while this was on its way, or it must be told again.
    if (answer.ok || passes(answer.refusal)) untold.add(conversationId)
    if (answer.ok && toSee && seen.get(conversationId) === upTo) {
      seen.delete(conversationId)
      keep()
    }
    if (answer.ok) tellAll()
    else arm(pause)
  }

  function keep(): void {
    box?.set(boxName, Object.fromEntries(seen)).catch(() => {})
  }

  return {
    arrived,
    see,
    arrivedUpTo,
    wake: tellAll,
    async open(opened) {
      box = opened
      const kept = keptSeen.safeParse(await opened?.get(boxName))
      for (const [conversationId, upTo] of Object.entries(kept.data ?? {})) {
        seen.set(conversationId, upTo)
        untold.add(conversationId)
      }
    },
    forget(conversationId) {
      here.delete(conversationId)
      told.delete(conversationId)
      untold.delete(conversationId)
      if (seen.delete(conversationId)) keep()
    },
    close() {
      stopTimer?.()
      stopTimer = undefined
      for (const map of [here, seen, told]) map.clear()
      untold.clear()
      box = undefined
    },
  }
}
