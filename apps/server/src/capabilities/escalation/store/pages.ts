import type { Page, RungTarget } from '@baton/contract'
import { uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface PageRow {
  escalationId: string
  rung: number
  personId: string
  roleId: string | null
  pagedAt: Date
  deliveredAt: Date | null
  seenAt: Date | null
  answer: Page['answer']
  answeredAt: Date | null
}

export interface PassedOverRow {
  escalationId: string
  rung: number
  target: RungTarget
  at: Date
}

/** The pages of escalations, by when they were paged, then by person. */
export function readPages(transaction: Transaction, ids: readonly string[]): Promise<PageRow[]> {
  return transaction.query<PageRow>({
    name: 'pages-read',
    text: `select escalation_id as "escalationId", rung, person_id as "personId", role_id as "roleId",
                  paged_at as "pagedAt", delivered_at as "deliveredAt", seen_at as "seenAt", answer,
                  answered_at as "answeredAt"
             from page where escalation_id = any($1::uuid[]) order by paged_at, person_id, rung`,
    values: [ids],
  })
}

/** Writes pages; one that was written before fails, and with it the whole step (ESC7). */
export function insertPages(
  transaction: Transaction,
  organisationId: string,
  pages: readonly PageRow[],
): void {
  for (const page of pages) {
    transaction.write({
      name: 'page-insert',
      text: `insert into page (escalation_id, rung, person_id, organisation_id, role_id, paged_at, delivered_at,
               seen_at, answer, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        page.escalationId,
        page.rung,
        page.personId,
        organisationId,
        page.roleId,
        page.pagedAt.toISOString(),
        page.deliveredAt?.toISOString() ?? null,
        page.seenAt?.toISOString() ?? null,
        page.answer,
        page.answeredAt?.toISOString() ?? null,
      ],
    })
  }
}

/** Writes what may have changed of these pages. */
export function savePages(transaction: Transaction, pages: readonly PageRow[]): void {
  for (const page of pages) {
    transaction.write({
      name: 'page-save',
      text: `update page set delivered_at = $4, seen_at = $5, answer = $6, answered_at = $7
              where escalation_id = $1 and rung = $2 and person_id = $3`,
      values: [
        page.escalationId,
        page.rung,
        page.personId,
        page.deliveredAt?.toISOString() ?? null,
        page.seenAt?.toISOString() ?? null,
        page.answer,
        page.answeredAt?.toISOString() ?? null,
      ],
    })
  }
}

/** The rungs that were passed over, in order. */
export function readPassedOver(transaction: Transaction, ids: readonly string[]): Promise<PassedOverRow[]> {
  return transaction.query<PassedOverRow>({
    name: 'passed-over-read',
    text: `select escalation_id as "escalationId", rung, target, at from rung_passed_over
            where escalation_id = any($1::uuid[]) order by rung`,
    values: [ids],
  })
}

export function insertPassedOver(
  transaction: Transaction,
  organisationId: string,
  rows: readonly PassedOverRow[],
): void {
  for (const row of rows) {
    transaction.write({
      name: 'passed-over-insert',
      text: `insert into rung_passed_over (escalation_id, rung, organisation_id, target, at)
             values ($1, $2, $3, $4, $5)`,
      values: [row.escalationId, row.rung, organisationId, JSON.stringify(row.target), row.at.toISOString()],
    })
  }
}

/** As what somebody is told of an escalation. */
export type Hearing = 'raiser' | 'paged' | 'onlooker' | 'coordinator'

/** Who is told of an escalation. */
export async function readHearers(transaction: Transaction, escalationId: string): Promise<string[]> {
  const rows = await transaction.query<{ personId: string }>({
    name: 'hearers-read',
    text: `select person_id as "personId" from escalation_hearer where escalation_id = $1 order by person_id`,
    values: [escalationId],
  })
  return rows.map(({ personId }) => personId)
}

/** From now on these people are told. */
export function insertHearers(
  transaction: Transaction,
  organisationId: string,
  escalationId: string,
  personIds: readonly string[],
  as: Hearing,
): void {
  if (personIds.length === 0) return
  transaction.write({
    name: 'hearers-insert',
    text: `insert into escalation_hearer (escalation_id, person_id, organisation_id, as_what)
           select $1, person_id, $2, $4 from unnest($3::uuid[]) as person_id on conflict do nothing`,
    values: [escalationId, organisationId, uuidArray(personIds), as],
  })
}
