import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/database.ts'
import { hashToken } from '../sessions/token.ts'
import { saveChallenge, takeChallenge } from '../store/passkeys.ts'

/** How long a person may take to touch their key. */
export const ceremonyMs = 5 * 60_000

interface Where {
  database: Database
  clock: Clock
}

/**
 * A challenge that a passkey may sign once within 5 minutes (IDN11).
 *
 * @param sessionId the session that adds a passkey; `null` for a sign-in
 */
export async function newChallenge({ database, clock }: Where, sessionId: string | null): Promise<string> {
  const challenge = randomBytes(32).toString('base64url')
  const expiresAt = new Date(clock.now().getTime() + ceremonyMs)
  await saveChallenge(database.system, { hash: hashToken(challenge), sessionId, expiresAt })
  return challenge
}

/** Uses a challenge up, whatever comes of it. Returns whether it was ours, for this session, and in time. */
export async function useChallenge(
  { database, clock }: Where,
  challenge: string,
  sessionId: string | null,
): Promise<boolean> {
  return takeChallenge(database.system, { hash: hashToken(challenge), sessionId, now: clock.now() })
}

/** The challenge that a browser says was signed, or `null`. Whether it was is for the signature to show. */
export function challengeIn(clientDataJson: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString())
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return null
    return typeof data.challenge === 'string' ? data.challenge : null
  } catch {
    return null
  }
}
