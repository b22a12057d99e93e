import { createHash } from 'node:crypto'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database/database.ts'
import {
  type AttemptLimit,
  countAttempt,
  isKnownAddress,
  rememberAddress,
  uncountAttempt,
} from '../store/sign-in-attempts.ts'

const minute = 60_000
const day = 24 * 60 * minute
/** An address from which an account was signed in to is known for it so long. */
const knownForMs = 30 * day

/** One person mistyping: five, then a minute, doubling to a quarter of an hour (IDN8). */
const ofPair = { failures: 5, windowMs: 15 * minute, waitMs: minute, longestWaitMs: 15 * minute }
/**
 * Guesses at one account from many places: after twenty in an hour, one a minute. It does not concern addresses from
 * which the account was signed in to, so that nobody locks a colleague out (IDN9).
 */
const ofAccount = { failures: 20, windowMs: 60 * minute, waitMs: minute, longestWaitMs: minute }
/** Guesses at many accounts, or at a guest's links, from one place; a hospital may stand behind one address. */
const ofAddress = { failures: 100, windowMs: 15 * minute, waitMs: minute, longestWaitMs: 15 * minute }

/** An attempt that may be made. It counts as failed until it is said to have succeeded. */
export interface Attempt {
  succeeded(): Promise<void>
}

/**
 * Asks whether an attempt to sign in may be made. The counts are in the database, so that a restart forgives nothing.
 *
 * @param account the e-mail address, or `null` when the attempt names none (a passkey, a code)
 * @param door what is tried, where that is not signing in: its attempts count for themselves
 * @returns `null` when it must wait
 */
export async function beginAttempt(
  { database, clock }: { database: Database; clock: Clock },
  { account, address, door = 'address' }: { account: string | null; address: string; door?: string },
): Promise<Attempt | null> {
  const now = clock.now()
  const pair = account === null ? null : keyOf('pair', account, address)
  const limits: AttemptLimit[] = [{ ...ofAddress, key: keyOf(door, address) }]
  if (account !== null && pair !== null) {
    limits.push({ ...ofPair, key: pair })
    const known = await isKnownAddress(database.system, pair, now)
    if (!known) limits.push({ ...ofAccount, key: keyOf('account', account) })
  }
  const counted: Buffer[] = []
  for (const limit of limits) {
    if (!(await countAttempt(database.system, limit, now))) {
      // What was not tried is not counted anywhere.
      if (counted.length > 0) await uncountAttempt(database.system, counted)
      return null
    }
    counted.push(limit.key)
  }
  return {
    async succeeded() {
      await uncountAttempt(database.system, counted)
      if (pair !== null)
        await rememberAddress(database.system, pair, now, new Date(now.getTime() + knownForMs))
    },
  }
}

function keyOf(...words: string[]): Buffer {
  return createHash('sha256').update(words.join('\u0000')).digest()
}
