import { api } from '@baton/contract'
import { type Answer, passes } from '../answer.ts'
import { waitAfter } from '../connection/backoff.ts'
import { filesOf, type OutboxItem } from './item.ts'
import type { OutboxDeps } from './outbox-deps.ts'

/** Sends what is queued: one at a time in a conversation, several conversations at once. */
export interface Sender {
  start(): void
  stop(): void
  /** Looks for something to send. */
  pump(): void
  /** Ends every wait and looks again. */
  wake(): void
}

/** Conversations that send at once. */
const abreast = 8
/** Ceilings of the wait after a failure, in ms. */
const limits = { firstMs: 500, longestMs: 30_000 }
const ready = { is: 'ready' } as const
/** A fault of the server is tried this often before a person is asked. */
const faultsBorne = 5

interface Lane {
  busy: boolean
  failures: number
  stopTimer: (() => void) | undefined
}

export function createSender(
  deps: OutboxDeps,
  items: ReadonlyMap<string, OutboxItem>,
  tell: { changed(item: OutboxItem): Promise<void>; done(item: OutboxItem): Promise<void> },
): Sender {
  const lanes = new Map<string, Lane>()
  let era = 0
  let leading = false
  /** The session ended: nothing goes before the next sign-in. */
  let signedOut = false

  function pump(): void {
    if (!leading || signedOut) return
    const seen = new Set<string>()
    for (const item of [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (item.state !== 'queued' && item.state !== 'sending') continue
      if (seen.has(item.conversationId)) continue
      const lane = laneOf(item.conversationId)
      const standing = item.state === 'queued' ? deps.standingOf(filesOf(item)) : ready
      // Without its files it is another message: a person decides, and what follows it goes on.
      if (standing.is === 'refused') {
        void tell.changed({ ...item, state: 'parked', refusal: standing.refusal }).catch(() => {})
        continue
      }
      seen.add(item.conversationId)
      if (standing.is === 'waiting' || lane.busy || lane.stopTimer || busyLanes() >= abreast) continue
      void send(item, lane)
    }
  }

  async function send(item: OutboxItem, lane: Lane): Promise<void> {
    const mine = era
    lane.busy = true
    await tell.changed({ ...item, state: 'sending' })
    const answer = await deps.send(item)
    if (mine !== era) return
    lane.busy = false
    const current = items.get(item.id)
    // Gone while we waited: its event came first.
    if (current) await settle(current, lane, answer).catch(() => {})
    pump()
  }

  async function settle(item: OutboxItem, lane: Lane, answer: Answer<unknown>): Promise<void> {
    if (answer.ok) {
      lane.failures = 0
      const position = positionOf(item, answer.value)
      const shown = position !== null && !deps.isHere(item.conversationId, position)
      return shown ? tell.changed({ ...item, state: 'sent', position }) : tell.done(item)
    }
    const { refusal } = answer
    if (refusal.code === 'not-signed-in') {
      signedOut = true
      return tell.changed({ ...item, state: 'queued' })
    }
    lane.failures += 1
    if (passes(refusal) || (refusal.code === 'internal-error' && lane.failures < faultsBorne)) {
      wait(lane)
      return tell.changed({ ...item, state: 'queued' })
    }
    lane.failures = 0
    return tell.changed({ ...item, state: 'parked', refusal })
  }

  /** Where a message's event stands; other commands leave nothing to be shown. */
  function positionOf(item: OutboxItem, value: unknown): number | null {
    if (item.operation !== api.messaging.sendMessage.name) return null
    return api.messaging.sendMessage.output.safeParse(value).data?.position ?? null
  }

  function wait(lane: Lane): void {
    lane.stopTimer = deps.clock.setTimer(waitAfter(lane.failures, deps.random, limits), () => {
      lane.stopTimer = undefined
      pump()
    })
  }

  function laneOf(conversationId: string): Lane {
    const lane = lanes.get(conversationId) ?? { busy: false, failures: 0, stopTimer: undefined }
    lanes.set(conversationId, lane)
    return lane
  }

  function busyLanes(): number {
    return [...lanes.values()].filter(({ busy }) => busy).length
  }

  function endWaits(): void {
    for (const lane of lanes.values()) {
      lane.stopTimer?.()
      lane.stopTimer = undefined
    }
  }

  return {
    start() {
      leading = true
      signedOut = false
      pump()
    },
    stop() {
      era += 1
      leading = false
      endWaits()
      lanes.clear()
    },
    pump,
    wake() {
      signedOut = false
      endWaits()
      pump()
    },
  }
}
