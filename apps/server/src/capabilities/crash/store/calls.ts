import type { CallType } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface CallRow {
  id: string
  organisationId: string
  teamId: string
  teamName: string
  callType: CallType
  siteId: string | null
  isTest: boolean
  /** Sealed. */
  words: Buffer
  /** Sealed. */
  outcome: Buffer | null
  raisedBy: string | null
  raisedAt: Date
  round: number
  ringAt: Date | null
  stoodDownAt: Date | null
  stoodDownBy: string | null
  version: number
}

const columns = `c.id, c.organisation_id as "organisationId", c.team_id as "teamId", c.team_name as "teamName",
  c.call_type as "callType", c.site_id as "siteId", c.is_test as "isTest", c.words, c.outcome,
  c.raised_by as "raisedBy", c.raised_at as "raisedAt", c.round, c.ring_at as "ringAt",
  c.stood_down_at as "stoodDownAt", c.stood_down_by as "stoodDownBy", c.version`

/** Writes a new call. */
export function insertCall(transaction: Transaction, row: CallRow): void {
  transaction.write({
    name: 'crash-call-insert',
    text: `insert into crash_call (id, organisation_id, team_id, team_name, call_type, site_id, is_test, words, raised_by,
             raised_at, round, ring_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      row.id,
      row.organisationId,
      row.teamId,
      row.teamName,
      row.callType,
      row.siteId,
      row.isTest,
      row.words,
      row.raisedBy,
      row.raisedAt.toISOString(),
      row.round,
      row.ringAt?.toISOString() ?? null,
      row.version,
    ],
  })
}

/** Writes what may have changed of a call whose row is locked. */
export function saveCall(transaction: Transaction, row: CallRow): void {
  transaction.write({
    name: 'crash-call-save',
    text: `update crash_call set round = $2, ring_at = $3, stood_down_at = $4, stood_down_by = $5, outcome = $6, version = $7
            where id = $1`,
    values: [
      row.id,
      row.round,
      row.ringAt?.toISOString() ?? null,
      row.stoodDownAt?.toISOString() ?? null,
      row.stoodDownBy,
      row.outcome,
      row.version,
    ],
  })
}

/** A call, locked until the transaction ends. */
export async function lockCall(transaction: Transaction, id: string): Promise<CallRow | undefined> {
  const [row] = await transaction.query<CallRow>({
    name: 'crash-call-lock',
    text: `select ${columns} from crash_call c where c.id = $1 for update`,
    values: [id],
  })
  return row
}

/** Calls by their ids, for someone whose right to them was checked. */
export function readCalls(transaction: Transaction, ids: readonly string[]): Promise<CallRow[]> {
  return transaction.query<CallRow>({
    name: 'crash-calls',
    text: `select ${columns} from crash_call c where c.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** What is open of all that a person is told of. */
export function readOpenOf(transaction: Transaction, personId: string): Promise<CallRow[]> {
  return transaction.query<CallRow>({
    name: 'crash-calls-open-of',
    text: `select ${columns} from crash_call c join crash_hearer h on h.call_id = c.id
            where h.person_id = $1 and c.stood_down_at is null`,
    values: [personId],
  })
}

/** Open calls of a team, real ones or tests. */
export function readOpenOfTeam(
  transaction: Transaction,
  teamId: string,
  isTest: boolean,
): Promise<CallRow[]> {
  return transaction.query<CallRow>({
    name: 'crash-calls-open-of-team',
    text: `select ${columns} from crash_call c
            where c.team_id = $1 and c.is_test = $2 and c.stood_down_at is null order by c.id`,
    values: [teamId, isTest],
  })
}

/** The log, newest first: all of it for `null`, else what this person was told of. */
export function readLog(
  transaction: Transaction,
  asked: { personId: string | null; isTest: boolean; before: Date; most: number },
): Promise<CallRow[]> {
  return transaction.query<CallRow>({
    name: 'crash-calls-log',
    text: `select ${columns} from crash_call c
            where c.organisation_id = current_organisation() and c.is_test = $1 and c.raised_at < $2
              and ($3::uuid is null or exists (
                select from crash_hearer h where h.call_id = c.id and h.person_id = $3))
            order by c.raised_at desc, c.id desc limit $4`,
    values: [asked.isTest, asked.before.toISOString(), asked.personId, asked.most],
  })
}

export interface DueCall {
  id: string
  organisationId: string
}

/** As the system: calls whose people are to be called again. */
export async function findCallsToRing(system: pg.Pool, at: Date): Promise<DueCall[]> {
  const { rows } = await system.query<DueCall>({
    name: 'crash-calls-to-ring',
    text: `select id, organisation_id as "organisationId" from crash_call
            where stood_down_at is null and ring_at <= $1 order by ring_at`,
    values: [at.toISOString()],
  })
  return rows
}

/** As the system: tests that have lasted long enough. */
export async function findTestsToEnd(system: pg.Pool, raisedBefore: Date): Promise<DueCall[]> {
  const { rows } = await system.query<DueCall>({
    name: 'crash-tests-to-end',
    text: `select id, organisation_id as "organisationId" from crash_call
            where is_test and stood_down_at is null and raised_at <= $1 order by raised_at`,
    values: [raisedBefore.toISOString()],
  })
  return rows
}
