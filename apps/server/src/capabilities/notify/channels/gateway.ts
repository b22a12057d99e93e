import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Urgency } from '@baton/contract'
import { failed, type Outcome, outcomeOf } from './outcome.ts'
import { post } from './post.ts'

/** The hospital's own gateway for text messages, pagers and telephones (docs/gateway.md). */
export interface GatewaySettings {
  readonly url: string
  /** Known to both sides. */
  readonly secret: string
}

/** All that a gateway is told: whom to reach by number, how much it presses, and the heading. */
export interface GatewayWords {
  /** The attempt's id, under which the gateway sends its receipts. */
  readonly id: string
  readonly urgency: Urgency
  readonly heading: string
  readonly to: { readonly telephone: string | null; readonly bleep: string | null }
  /** Where receipts go. */
  readonly receipts: string
}

/** A signature is taken for so long, so that nobody plays an old one again. */
const signatureLifeMs = 5 * 60_000

/** Hands something to the gateway. Under the same key it does it once. */
export async function sendToGateway(
  { url, secret }: GatewaySettings,
  words: GatewayWords,
  key: string,
  at: Date,
): Promise<Outcome> {
  const body = JSON.stringify(words)
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  try {
    const status = await post(new URL(url), Buffer.from(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
      'baton-timestamp': timestamp,
      'baton-signature': signatureOf(secret, timestamp, body),
    })
    const outcome = outcomeOf(status)
    // A gateway that is not at its address is not a device that is gone.
    return outcome.state === 'failed' && outcome.problem === 'gone' ? failed('busy') : outcome
  } catch {
    return failed('unreachable')
  }
}

/** `v1=` and the HMAC-SHA-256 of timestamp, a full stop and the body, in hex. */
export function signatureOf(secret: string, timestamp: string, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`
}

/** Whether the other side signed this, and lately. */
export function isSigned(
  secret: string,
  given: { timestamp: string; signature: string; body: Buffer },
  now: Date,
): boolean {
  const age = Math.abs(now.getTime() - Number(given.timestamp) * 1_000)
  if (!(age <= signatureLifeMs)) return false
  const expected = Buffer.from(signatureOf(secret, given.timestamp, given.body))
  const signature = Buffer.from(given.signature)
  return signature.length === expected.length && timingSafeEqual(signature, expected)
}
