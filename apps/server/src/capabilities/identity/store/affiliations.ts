import type { Affiliation, Organisation } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** The organisations that the transaction's is connected with, by name. */
export function readAffiliated(transaction: Transaction): Promise<Organisation[]> {
  return transaction.query<Organisation>({
    name: 'affiliations-in-force',
    text: 'select id, name from connected_organisations() order by lower(name), id',
    values: [],
  })
}

/** The agreements of the transaction's organisation that are in force, by the other's name. */
export async function readAffiliations(transaction: Transaction): Promise<Affiliation[]> {
  const rows = await transaction.query<
    Omit<Affiliation, 'since' | 'organisation'> & Organisation & { affiliationId: string; since: Date }
  >({
    name: 'affiliations-read',
    text: `select affiliation.id as "affiliationId", connected.id, connected.name, affiliation.since,
                  affiliation.agreed_by as "agreedBy"
             from connected_organisations() connected
             join affiliation on affiliation.id = connected.affiliation_id
            order by lower(connected.name), connected.id`,
    values: [],
  })
  return rows.map(({ affiliationId, id, name, since, agreedBy }) => ({
    id: affiliationId,
    organisation: { id, name },
    since: since.toISOString(),
    agreedBy,
  }))
}

/** As the system: whether two organisations are connected. */
export async function areAffiliated(system: pg.Pool, one: string, other: string): Promise<boolean> {
  const { rowCount } = await system.query({
    name: 'affiliation-between',
    text: 'select from affiliation_in_force where organisation_id = $1 and other_organisation_id = $2',
    values: [one, other],
  })
  return rowCount === 1
}

/** What the transaction's organisation agreed to with another and has not ended. */
export async function readStanding(
  transaction: Transaction,
  otherId: string,
): Promise<{ id: string; invitationId: string; inForce: boolean } | undefined> {
  const [row] = await transaction.query<{ id: string; invitationId: string; inForce: boolean }>({
    name: 'affiliation-standing',
    text: `select id, invitation_id as "invitationId",
                  id in (select affiliation_id from connected_organisations()) as "inForce"
             from affiliation
            where organisation_id = current_organisation() and other_organisation_id = $1 and ended_at is null`,
    values: [otherId],
  })
  return row
}

/** Whether the transaction's organisation ever agreed by this invitation. */
export async function hasAgreedBy(transaction: Transaction, invitationId: string): Promise<boolean> {
  const rows = await transaction.query({
    name: 'affiliation-by-invitation',
    text: 'select from affiliation where organisation_id = current_organisation() and invitation_id = $1',
    values: [invitationId],
  })
  return rows.length > 0
}

export function insertAffiliation(
  transaction: Transaction,
  row: {
    id: string
    organisationId: string
    other: Organisation
    invitationId: string
    agreedBy: string
    since: Date
  },
): void {
  transaction.write({
    name: 'affiliation-insert',
    text: `insert into affiliation (id, organisation_id, other_organisation_id, other_name, invitation_id, agreed_by, since)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      row.id,
      row.organisationId,
      row.other.id,
      row.other.name,
      row.invitationId,
      row.agreedBy,
      row.since.toISOString(),
    ],
  })
}

/** Ends agreements of the transaction's organisation. Returns those that stood, with whom they were. */
export function endAffiliations(
  transaction: Transaction,
  ids: readonly string[],
  at: Date,
): Promise<{ id: string; otherId: string }[]> {
  return transaction.query({
    name: 'affiliations-end',
    text: `update affiliation set ended_at = $2 where id = any($1::uuid[]) and ended_at is null
           returning id, other_organisation_id as "otherId"`,
    values: [ids, at.toISOString()],
  })
}

/** Notes that the organisation's people are told how its agreements stand. Returns whether they were told otherwise. */
export async function noteTold(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query({
    name: 'affiliations-note-told',
    text: `update affiliation set told = not told
            where organisation_id = current_organisation()
              and told <> (id in (select affiliation_id from connected_organisations()))
           returning id`,
    values: [],
  })
  return rows.length > 0
}

/**
 * As the system: what an organisation has yet to do about its agreements. `ended` are those that stand here and that the
 * other side has ended; without any, its people were only told otherwise than it is.
 */
export async function findUnlevel(system: pg.Pool): Promise<{ organisationId: string; ended: string[] }[]> {
  const { rows } = await system.query<{ organisationId: string; ended: string[] }>({
    name: 'affiliations-unlevel',
    text: `select mine.organisation_id as "organisationId",
                  coalesce(array_agg(mine.id) filter (where abandoned), array[]::uuid[]) as ended
             from affiliation mine
             cross join lateral (
               select mine.ended_at is null and exists (
                 select from affiliation theirs
                  where theirs.invitation_id = mine.invitation_id and theirs.organisation_id = mine.other_organisation_id
                    and theirs.ended_at is not null) as abandoned) as beyond
            where abandoned or told <> (mine.id in (select id from affiliation_in_force))
            group by mine.organisation_id`,
  })
  return rows
}

/** Only one of several acceptances between two organisations is under way at a time, on whatever server. */
export async function takeTurn(transaction: Transaction, one: string, other: string): Promise<void> {
  await transaction.query({
    name: 'affiliation-turn',
    text: `select pg_advisory_xact_lock(hashtextextended('affiliation ' || $1, 0))`,
    values: [[one, other].sort().join(' ')],
  })
}
