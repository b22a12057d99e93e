import type { Escalation, Pressing, Rung, Subject } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface EscalationRow {
  id: string
  organisationId: string
  subjectKind: Subject['kind']
  subjectId: string
  withinId: string | null
  urgency: Pressing
  /** Sealed. */
  words: Buffer
  raisedBy: string
  asRoleId: string | null
  siteId: string | null
  raisedAt: Date
  state: Escalation['state']
  rungs: Rung[]
  rung: number
  since: Date
  round: number
  widened: boolean
  acceptedBy: string | null
  acceptedAt: Date | null
  acceptedRoleId: string | null
  endedAt: Date | null
  endedBy: string | null
  version: number
  dueAt: Date | null
  fence: number
}

const columns = `e.id, e.organisation_id as "organisationId", e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.within_id as "withinId", e.urgency, e.words, e.raised_by as "raisedBy",
  e.as_role_id as "asRoleId", e.site_id as "siteId", e.raised_at as "raisedAt", e.state, e.rungs, e.rung, e.since,
  e.round, e.widened, e.accepted_by as "acceptedBy", e.accepted_at as "acceptedAt",
  e.accepted_role_id as "acceptedRoleId", e.ended_at as "endedAt", e.ended_by as "endedBy", e.version,
  e.due_at as "dueAt", e.fence`

/** Writes a new escalation. */
export function insertEscalation(transaction: Transaction, row: EscalationRow): void {
  transaction.write({
    name: 'escalation-insert',
    text: `insert into escalation (id, organisation_id, subject_kind, subject_id, within_id, urgency, words, raised_by,
             as_role_id, site_id, raised_at, state, rungs, rung, since, round, widened, version, due_at, armed_beat)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
             (select beat from engine_clock))`,
    values: [
      row.id,
      row.organisationId,
      row.subjectKind,
      row.subjectId,
      row.withinId,
      row.urgency,
      row.words,
      row.raisedBy,
      row.asRoleId,
      row.siteId,
      row.raisedAt.toISOString(),
      row.state,
      JSON.stringify(row.rungs),
      row.rung,
      row.since.toISOString(),
      row.round,
      row.widened,
      row.version,
      row.dueAt?.toISOString() ?? null,
    ],
  })
}

/** Writes what may have changed of an escalation whose row is locked; whoever had taken it gives it back. */
export function saveEscalation(transaction: Transaction, row: EscalationRow): void {
  transaction.write({
    name: 'escalation-save',
    text: `update escalation set state = $2, rungs = $3, rung = $4, since = $5, round = $6, widened = $7,
             accepted_by = $8, accepted_at = $9, accepted_role_id = $10, ended_at = $11, ended_by = $12,
             version = $13, due_at = $14, urgency = $15, words = $16, lease_until = null,
             armed_beat = case when since = $5 then armed_beat else (select beat from engine_clock) end
            where id = $1`,
    values: [
      row.id,
      row.state,
      JSON.stringify(row.rungs),
      row.rung,
      row.since.toISOString(),
      row.round,
      row.widened,
      row.acceptedBy,
      row.acceptedAt?.toISOString() ?? null,
      row.acceptedRoleId,
      row.endedAt?.toISOString() ?? null,
      row.endedBy,
      row.version,
      row.dueAt?.toISOString() ?? null,
      row.urgency,
      row.words,
    ],
  })
}

/** An escalation as it is, unlocked: to find out which streams a step must lock. The system's own read. */
export async function peekEscalation(
  transaction: Transaction,
  id: string,
): Promise<EscalationRow | undefined> {
  const [row] = await readEscalations(transaction, [id])
  return row
}

/** An escalation, locked until the transaction ends. */
export async function lockEscalation(
  transaction: Transaction,
  id: string,
): Promise<EscalationRow | undefined> {
  const [row] = await transaction.query<EscalationRow>({
    name: 'escalation-lock',
    text: `select ${columns} from escalation e where e.id = $1 for update`,
    values: [id],
  })
  return row
}

/** Escalations by their ids, for someone whose right to them was checked. */
export function readEscalations(transaction: Transaction, ids: readonly string[]): Promise<EscalationRow[]> {
  return transaction.query<EscalationRow>({
    name: 'escalations-read',
    text: `select ${columns} from escalation e where e.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** What is open of all that a person is told of. */
export function readOpenOf(transaction: Transaction, personId: string): Promise<EscalationRow[]> {
  return transaction.query<EscalationRow>({
    name: 'escalations-open-of',
    text: `select ${columns} from escalation e join escalation_hearer h on h.escalation_id = e.id
            where h.person_id = $1 and e.ended_at is null`,
    values: [personId],
  })
}

/** What a person raised or was paged for, ended ones too, newest first. */
export function readHistoryOf(
  transaction: Transaction,
  personId: string,
  before: Date,
  most: number,
): Promise<EscalationRow[]> {
  return transaction.query<EscalationRow>({
    name: 'escalations-history-of',
    text: `select ${columns} from escalation e join escalation_hearer h on h.escalation_id = e.id
            where h.person_id = $1 and e.raised_at < $2
              and (e.raised_by = $1 or exists (select from page p where p.escalation_id = e.id and p.person_id = $1))
            order by e.raised_at desc, e.id desc limit $3`,
    values: [personId, before.toISOString(), most],
  })
}

/** Everything open in the organisation. */
export async function readOpenIds(
  transaction: Transaction,
): Promise<{ id: string; siteId: string | null }[]> {
  return transaction.query({
    name: 'escalations-open-ids',
    text: `select id, site_id as "siteId" from escalation where ended_at is null order by id`,
    values: [],
  })
}

/** How many accepted items a person holds. */
export async function countHeldBy(transaction: Transaction, personId: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'escalations-held-by',
    text: `select count(*) from escalation where state = 'accepted' and accepted_by = $1`,
    values: [personId],
  })
  return row?.count ?? 0
}

/** The accepted items that a person holds. */
export async function readIdsHeldBy(transaction: Transaction, personId: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'escalations-ids-held-by',
    text: `select id from escalation where state = 'accepted' and accepted_by = $1 order by id`,
    values: [personId],
  })
  return rows.map(({ id }) => id)
}

/** Open items that go with a role: accepted through it, or waiting for whoever was paged as its holder. */
export async function readIdsOfRole(
  transaction: Transaction,
  roleId: string,
  personId: string | null,
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'escalations-of-role',
    text: `select e.id from escalation e
            where e.ended_at is null and (
              (e.state = 'accepted' and e.accepted_role_id = $1 and ($2::uuid is null or e.accepted_by = $2))
              or (e.state <> 'accepted' and exists (
                select from page p where p.escalation_id = e.id and p.role_id = $1 and p.answer is null
                   and ($2::uuid is null or p.person_id = $2))))
            order by e.id`,
    values: [roleId, personId],
  })
  return rows.map(({ id }) => id)
}
