import type { Transaction } from '../../../platform/database/transaction.ts'

/** The visitors of the transaction's organisation, by their ids, suspended ones too. */
export async function readVisitorsHere(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'visitors-here',
    text: `select id from person
            where organisation_id = current_organisation() and home_person_id is not null order by id`,
    values: [],
  })
  return rows.map(({ id }) => id)
}

/** As the system: who the visitors of an organisation are at home, by who they are there, suspended ones too. */
export async function readHomes(
  transaction: Transaction,
  organisationId: string,
): Promise<Map<string, { organisationId: string; personId: string }>> {
  const rows = await transaction.query<{ id: string; organisationId: string; personId: string }>({
    name: 'visitors-homes',
    text: `select id, home_organisation_id as "organisationId", home_person_id as "personId"
             from person where organisation_id = $1 and home_person_id is not null`,
    values: [organisationId],
  })
  return new Map(rows.map(({ id, ...home }) => [id, home]))
}

/** As the system: organisations that were ever connected and whose log nobody looks at for visitors yet. */
export async function readUnmarked(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ organisationId: string }>({
    name: 'visit-audit-unmarked',
    text: `select distinct organisation_id as "organisationId" from affiliation
            where not exists (select from visit_audit as mark
                               where mark.organisation_id = affiliation.organisation_id)`,
    values: [],
  })
  return rows.map(({ organisationId }) => organisationId)
}

/** As the system: the organisations whose logs are looked at for visitors. */
export async function readMarked(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ organisationId: string }>({
    name: 'visit-audit-marked',
    text: 'select organisation_id as "organisationId" from visit_audit order by organisation_id',
    values: [],
  })
  return rows.map(({ organisationId }) => organisationId)
}

/** As the system: begins to look at an organisation's log from an index on, unless somebody did. */
export function beginMark(transaction: Transaction, organisationId: string, lookedUpTo: number): void {
  transaction.write({
    name: 'visit-audit-begin',
    text: 'insert into visit_audit (organisation_id, looked_up_to) values ($1, $2) on conflict do nothing',
    values: [organisationId, lookedUpTo],
  })
}

/**
 * As the system: up to which index an organisation's log was looked at. It is ours until the transaction ends.
 *
 * @returns null when another server has it
 */
export async function lockMark(transaction: Transaction, organisationId: string): Promise<number | null> {
  const [row] = await transaction.query<{ lookedUpTo: number }>({
    name: 'visit-audit-lock',
    text: `select looked_up_to as "lookedUpTo" from visit_audit
            where organisation_id = $1 for update skip locked`,
    values: [organisationId],
  })
  return row?.lookedUpTo ?? null
}

export function saveMark(transaction: Transaction, organisationId: string, lookedUpTo: number): void {
  transaction.write({
    name: 'visit-audit-save',
    text: 'update visit_audit set looked_up_to = $2 where organisation_id = $1',
    values: [organisationId, lookedUpTo],
  })
}
