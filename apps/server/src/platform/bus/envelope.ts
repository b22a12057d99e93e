import { z } from 'zod'
import { type BusMessage, busMessage } from './bus.ts'

const envelope = z.strictObject({ from: z.string(), messages: z.array(z.unknown()) })

/**
 * Packs messages into as few envelopes as fit, each of less than `limit` bytes. A message that does not fit alone is
 * halved, and left out when it cannot be: a hint that is lost heals.
 */
export function pack(from: string, messages: readonly BusMessage[], limit: number): string[] {
  const envelopes: string[] = []
  const overhead = Buffer.byteLength(JSON.stringify({ from, messages: [] }))
  let parts: string[] = []
  let bytes = overhead
  const seal = () => {
    if (parts.length > 0) envelopes.push(`{"from":${JSON.stringify(from)},"messages":[${parts.join(',')}]}`)
    parts = []
    bytes = overhead
  }
  for (const message of messages.flatMap((one) => fitting(one, limit - overhead - 1))) {
    const text = JSON.stringify(message)
    if (bytes + Buffer.byteLength(text) + 1 >= limit) seal()
    parts.push(text)
    bytes += Buffer.byteLength(text) + 1
  }
  seal()
  return envelopes
}

/** The messages of an envelope from another server; none of one's own, nor of one that is not understood. */
export function unpack(self: string, text: string): BusMessage[] {
  const parsed = envelope.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.from === self) return []
  // A newer server may say what an older one does not know: the rest is still good.
  return parsed.data.messages.flatMap((one) => busMessage.safeParse(one).data ?? [])
}

function fitting(message: BusMessage, limit: number): BusMessage[] {
  if (Buffer.byteLength(JSON.stringify(message)) < limit) return [message]
  return halves(message).flatMap((half) => fitting(half, limit))
}

function halves(message: BusMessage): BusMessage[] {
  if (message.kind === 'advanced') {
    return split(message.streams).map((streams) => ({ ...message, streams }))
  }
  if (message.kind === 'sessions-ended') {
    return split(message.sessionIds).map((sessionIds) => ({ ...message, sessionIds }))
  }
  if (message.kind === 'presence') {
    const rest = { ...message, whole: false }
    // The first part still replaces what was said before; the others add to it.
    return split([
      ...message.present.map((id) => ({ id, present: true })),
      ...message.absent.map((id) => ({ id, present: false })),
    ]).map((half, index) => ({
      ...(index === 0 ? message : rest),
      present: half.filter((one) => one.present).map((one) => one.id),
      absent: half.filter((one) => !one.present).map((one) => one.id),
    }))
  }
  return []
}

function split<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return []
  const middle = Math.ceil(items.length / 2)
  return [items.slice(0, middle), items.slice(middle)]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
