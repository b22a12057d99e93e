import type { Transaction } from '../../../platform/database/transaction.ts'

/** An override as it is kept; its reason is sealed. */
export interface OverrideRow {
  id: string
  organisationId: string
  reason: Buffer
  declaredBy: string
  from: Date
  until: Date
  endedAt: Date | null
  personIds: string[]
}

const columns = `id, organisation_id as "organisationId", reason, declared_by as "declaredBy", declared_at as "from", until,
  ended_at as "endedAt",
  array(select person_id from override_person where override_id = override.id order by person_id) as "personIds"`

/** Overrides by their ids, in no order. */
export function readOverrides(
  transaction: Transaction,
  overrideIds: readonly string[],
): Promise<OverrideRow[]> {
  return transaction.query<OverrideRow>({
    name: 'duty-overrides-read',
    text: `select ${columns} from override where id = any($1::uuid[])`,
    values: [overrideIds],
  })
}

/** The newest overrides, newest first. */
export function readNewestOverrides(transaction: Transaction, limit: number): Promise<OverrideRow[]> {
  return transaction.query<OverrideRow>({
    name: 'duty-overrides-newest',
    text: `select ${columns} from override where organisation_id = current_organisation()
            order by declared_at desc, id desc limit $1`,
    values: [limit],
  })
}

/** Overrides that name these people, visitors at their home, and have not run out at a moment; the oldest first. */
export function readOverridesNaming(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<{ personId: string; id: string; from: Date; until: Date; endedAt: Date | null }[]> {
  return transaction.query({
    name: 'duty-overrides-naming',
    text: `select person_id as "personId", id, declared_at as "from", until, ended_at as "endedAt"
             from (select override_person.person_id, override.id, declared_at, until, ended_at
                     from override_person join override on override.id = override_person.override_id
                    where override_person.person_id = any($1::uuid[])
                    union all select * from visitor_override($1::uuid[])) as naming
            where until > $2
            order by declared_at, id`,
    values: [personIds, at.toISOString()],
  })
}

export function insertOverride(transaction: Transaction, row: OverrideRow): void {
  transaction.write({
    name: 'duty-override-insert',
    text: `insert into override (id, organisation_id, reason, declared_by, declared_at, until)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      row.id,
      row.organisationId,
      row.reason,
      row.declaredBy,
      row.from.toISOString(),
      row.until.toISOString(),
    ],
  })
  transaction.write({
    name: 'duty-override-people-insert',
    text: `insert into override_person (override_id, organisation_id, person_id)
           select $1::uuid, $2::uuid, person_id from unnest($3::uuid[]) as named (person_id)`,
    values: [row.id, row.organisationId, row.personIds],
  })
}

export function markOverrideEnded(transaction: Transaction, overrideId: string, at: Date): void {
  transaction.write({
    name: 'duty-override-end',
    text: 'update override set ended_at = $2 where id = $1',
    values: [overrideId, at.toISOString()],
  })
}
