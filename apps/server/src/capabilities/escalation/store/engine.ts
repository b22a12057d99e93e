import type pg from 'pg'
import { inSystemTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import type { SetBack } from '../engine/set-backs.ts'

/**
 * A process that is stopped in the middle of its work holds its locks: the database ends such a session after so long,
 * nothing of it is kept, and another engine does the work.
 */
const abandonedAfterMs = 2_000

export function endWhenAbandoned(transaction: Transaction): void {
  transaction.write({
    name: 'engine-abandoned',
    text: `select set_config('idle_in_transaction_session_timeout', $1, true)`,
    values: [String(abandonedAfterMs)],
  })
}

/** Something that is due and that this engine has taken. */
export interface Due {
  id: string
  organisationId: string
  /** Only who holds the newest token may step (ESC7). */
  fence: number
  dueAt: Date
}

/**
 * Takes what is due and nobody else has taken, the most overdue first: a lease until a moment, and a token that fences
 * off whoever had it before. Reads as the system, of all organisations.
 */
export async function claimDue(
  pool: pg.Pool,
  given: { at: Date; until: Date; most: number },
): Promise<Due[]> {
  const rows = await inSystemTransaction(pool, (transaction) => {
    endWhenAbandoned(transaction)
    return transaction.query<Due>({
      name: 'engine-claim',
      text: `with due as (
               select id from escalation
                where due_at <= $1 and (lease_until is null or lease_until <= $1 or lease_until > $2)
                order by due_at limit $3 for update skip locked)
             update escalation e set lease_until = $2, fence = e.fence + 1 from due where e.id = due.id
             returning e.id, e.organisation_id as "organisationId", e.fence, e.due_at as "dueAt"`,
      values: [given.at.toISOString(), given.until.toISOString(), given.most],
    })
  })
  return rows.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}

/** Gives back what turned out not to be due yet. */
export function releaseDue(transaction: Transaction, { id, fence }: Due, dueAt: Date): void {
  transaction.write({
    name: 'engine-release',
    text: 'update escalation set lease_until = null, due_at = $3 where id = $1 and fence = $2',
    values: [id, fence, dueAt.toISOString()],
  })
}

/** When something is due next that nobody has taken. Reads as the system. */
export async function nextDueAt(pool: pg.Pool): Promise<Date | null> {
  const [row] = await inSystemTransaction(pool, (transaction) =>
    transaction.query<{ dueAt: Date | null }>({
      name: 'engine-next',
      text: 'select min(due_at) as "dueAt" from escalation where due_at is not null and lease_until is null',
      values: [],
    }),
  )
  return row?.dueAt ?? null
}

/** How many urgent items are not done, of all organisations, for the figures. Reads as the system. */
export async function countOpen(pool: pg.Pool): Promise<number> {
  const [row] = await inSystemTransaction(pool, (transaction) =>
    transaction.query<{ count: number }>({
      name: 'engine-open',
      text: 'select count(*) from escalation where ended_at is null',
      values: [],
    }),
  )
  return row?.count ?? 0
}

/** Says that an engine lives; engines that have not for an hour are forgotten. */
export function saveBeat(transaction: Transaction, engineId: string, startedAt: Date, at: Date): void {
  transaction.write({
    name: 'engine-beat',
    text: `insert into engine_beat (engine_id, started_at, beat_at) values ($1, $2, $3)
           on conflict (engine_id) do update set beat_at = excluded.beat_at`,
    values: [engineId, startedAt.toISOString(), at.toISOString()],
  })
  transaction.write({
    name: 'engine-forget',
    text: `delete from engine_beat where beat_at < $1::timestamptz - interval '1 hour'`,
    values: [at.toISOString()],
  })
}

/** What is known of the time, locked: the latest moment that any engine has seen, and how it went back since. */
export async function lockClock(
  transaction: Transaction,
): Promise<{ seenAt: Date | null; beat: number; setBacks: SetBack[] }> {
  const [row] = await transaction.query<{ seenAt: Date | number; beat: number }>({
    name: 'engine-clock-lock',
    text: 'select seen_at as "seenAt", beat from engine_clock for update',
    values: [],
  })
  const setBacks = await transaction.query<SetBack>({
    name: 'engine-set-backs',
    text: `select beat, by_ms as "byMs", extract(epoch from newest_at)::float8 * 1000 as "newestMs"
             from engine_set_back order by beat`,
    values: [],
  })
  return { seenAt: row?.seenAt instanceof Date ? row.seenAt : null, beat: row?.beat ?? 0, setBacks }
}

/** The clock is level: whatever went back before has been seen to, or was another server's. */
export function saveClock(transaction: Transaction, at: Date): void {
  transaction.write({
    name: 'engine-clock-save',
    text: 'update engine_clock set seen_at = $1, beat = beat + 1',
    values: [at.toISOString()],
  })
  transaction.write({ name: 'engine-set-backs-forget', text: 'delete from engine_set_back', values: [] })
}

/** The clock is behind: how it went back, and a new number for what is armed from here on. */
export function saveSetBacks(transaction: Transaction, setBacks: readonly SetBack[]): void {
  transaction.write({ name: 'engine-set-backs-forget', text: 'delete from engine_set_back', values: [] })
  transaction.write({
    name: 'engine-set-backs-save',
    text: `insert into engine_set_back (beat, by_ms, newest_at)
           select beat, by_ms, to_timestamp(newest_ms / 1000)
             from unnest($1::bigint[], $2::float8[], $3::float8[]) as one (beat, by_ms, newest_ms)`,
    values: [
      setBacks.map(({ beat }) => beat),
      setBacks.map(({ byMs }) => byMs),
      setBacks.map(({ newestMs }) => newestMs),
    ],
  })
  transaction.write({ name: 'engine-beat-on', text: 'update engine_clock set beat = beat + 1', values: [] })
}

/**
 * The clock went back (ESC23): moves everything that is due back by as much as the clock has gone since it was dated.
 * What bears the number of that beat or a later one was dated before the clock went back if it is dated later than the
 * clock has shown since, and than it can have shown before somebody looked again.
 */
export function moveDueBack(transaction: Transaction, { withinMs }: { withinMs: number }): void {
  const before = `escalation.armed_beat < engine_set_back.beat
                  or escalation.since > engine_set_back.newest_at + $1 * interval '1 ms'`
  transaction.write({
    name: 'engine-move-back',
    text: `update escalation
              set due_at = due_at - (select sum(by_ms) from engine_set_back where ${before}) * interval '1 ms',
                  since = since - (select sum(by_ms) from engine_set_back where ${before}) * interval '1 ms',
                  lease_until = null
            where due_at is not null and exists (select from engine_set_back where ${before})`,
    values: [withinMs],
  })
}

/** How the engine fares: the newest beat, and since when the most overdue thing of this organisation waits. */
export async function readVitals(
  transaction: Transaction,
  at: Date,
): Promise<{ beatAt: Date | null; overdueSince: Date | null }> {
  const [row] = await transaction.query<{ beatAt: Date | null; overdueSince: Date | null }>({
    name: 'engine-vitals',
    text: `select (select max(beat_at) from engine_beat) as "beatAt",
                  (select min(due_at) from escalation where due_at < $1) as "overdueSince"`,
    values: [at.toISOString()],
  })
  return { beatAt: row?.beatAt ?? null, overdueSince: row?.overdueSince ?? null }
}
