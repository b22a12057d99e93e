import type pg from 'pg'

/** How many failures a word may gather, and what happens then. */
export interface AttemptLimit {
  key: Buffer
  /** Failures within the window before attempts must wait. */
  failures: number
  windowMs: number
  /** How long the first wait is; each failure after it doubles it, up to `longestWaitMs`. */
  waitMs: number
  longestWaitMs: number
}

/**
 * As the system, before it is known who asks: counts an attempt as failed before it is made, so that many at one
 * moment do not slip through together. Returns false, and counts nothing, when attempts must wait: whoever keeps
 * trying does not make the wait longer.
 */
export async function countAttempt(system: pg.Pool, limit: AttemptLimit, now: Date): Promise<boolean> {
  const { rowCount } = await system.query({
    name: 'attempt-count',
    text: `insert into sign_in_attempt as was (key, failures, since)
           values ($1, 1, $2::timestamptz)
           on conflict (key) do update set
             failures = case when was.since < $2::timestamptz - $3::bigint * interval '1 ms' then 1 else was.failures + 1 end,
             since = case when was.since < $2::timestamptz - $3::bigint * interval '1 ms' then $2::timestamptz else was.since end,
             blocked_until = case
               when was.since < $2::timestamptz - $3::bigint * interval '1 ms' or was.failures + 1 < $4::int then null
               else $2::timestamptz + least($5::bigint * power(2, least(was.failures + 1 - $4::int, 20)), $6::bigint) * interval '1 ms' end
           where was.blocked_until is null or was.blocked_until <= $2::timestamptz`,
    values: [limit.key, now.toISOString(), limit.windowMs, limit.failures, limit.waitMs, limit.longestWaitMs],
  })
  return rowCount === 1
}

/** As the system: the attempt that was counted has succeeded; these words are as if it had never been made. */
export async function uncountAttempt(system: pg.Pool, keys: readonly Buffer[]): Promise<void> {
  await system.query({
    name: 'attempt-uncount',
    text: `update sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = null where key = any($1::bytea[])`,
    values: [keys],
  })
}

/** As the system: this address is known for this account until a moment, and has no failures. */
export async function rememberAddress(system: pg.Pool, key: Buffer, now: Date, until: Date): Promise<void> {
  await system.query({
    name: 'attempt-remember-address',
    text: `insert into sign_in_attempt (key, failures, since, known_until) values ($1, 0, $2, $3)
           on conflict (key) do update set failures = 0, since = $2, blocked_until = null, known_until = $3`,
    values: [key, now.toISOString(), until.toISOString()],
  })
}

/** As the system: whether the address is known for the account. */
export async function isKnownAddress(system: pg.Pool, key: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await system.query({
    name: 'attempt-known-address',
    text: 'select from sign_in_attempt where key = $1 and known_until > $2',
    values: [key, now.toISOString()],
  })
  return rowCount === 1
}

/** As the system: forgets what is a day old and remembers nobody. */
export async function forgetAttempts(system: pg.Pool, now: Date): Promise<void> {
  await system.query({
    name: 'attempts-forget',
    text: `delete from sign_in_attempt
            where since < $1::timestamptz - interval '1 day' and (known_until is null or known_until <= $1)`,
    values: [now.toISOString()],
  })
}
