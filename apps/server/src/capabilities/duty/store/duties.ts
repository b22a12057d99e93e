import type { Duty } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A person's duty as it is kept; the words of its focus are sealed. */
export interface DutyRow {
  personId: string
  organisationId: string
  state: Duty['state']
  from: Duty['from']
  since: Date | null
  until: Date | null
  placeId: string | null
  telephone: string | null
  focusUntil: Date | null
  focusWords: Buffer | null
  coverRoleId: string | null
}

const columns = `person_id as "personId", organisation_id as "organisationId", state, workplace as "from", since, until,
  place_id as "placeId", telephone, focus_until as "focusUntil", focus_words as "focusWords", cover_role_id as "coverRoleId"`

/**
 * The duties of these people that are written down, a visitor's at their home (AFF10); someone without a row never
 * signed on.
 */
export function readDuties(transaction: Transaction, personIds: readonly string[]): Promise<DutyRow[]> {
  return transaction.query<DutyRow>({
    name: 'duty-duties-read',
    text: `select ${columns} from duty where person_id = any($1::uuid[])
           union all
           select person_id, current_organisation(), state, workplace, since, until, null, null, null, null, null
             from visitor_duty($1::uuid[])`,
    values: [personIds],
  })
}

/** Everyone who is on duty, by their ids. */
export function readOnDuty(transaction: Transaction): Promise<DutyRow[]> {
  return transaction.query<DutyRow>({
    name: 'duty-on-duty',
    text: `select ${columns} from duty
            where organisation_id = current_organisation() and state = 'on' order by person_id`,
    values: [],
  })
}

/** The ids of everyone who is on duty. */
export async function readOnDutyIds(transaction: Transaction): Promise<Set<string>> {
  const rows = await transaction.query<{ personId: string }>({
    name: 'duty-on-duty-ids',
    text: `select person_id as "personId" from duty where organisation_id = current_organisation() and state = 'on'`,
    values: [],
  })
  return new Set(rows.map(({ personId }) => personId))
}

export function saveDuty(transaction: Transaction, duty: DutyRow): void {
  transaction.write({
    name: 'duty-duty-save',
    text: `insert into duty (person_id, organisation_id, state, workplace, since, until, place_id, telephone,
                             focus_until, focus_words, cover_role_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict (person_id) do update set state = excluded.state, workplace = excluded.workplace,
             since = excluded.since, until = excluded.until, place_id = excluded.place_id,
             telephone = excluded.telephone, focus_until = excluded.focus_until, focus_words = excluded.focus_words,
             cover_role_id = excluded.cover_role_id`,
    values: [
      duty.personId,
      duty.organisationId,
      duty.state,
      duty.from,
      duty.since?.toISOString() ?? null,
      duty.until?.toISOString() ?? null,
      duty.placeId,
      duty.telephone,
      duty.focusUntil?.toISOString() ?? null,
      duty.focusWords,
      duty.coverRoleId,
    ],
  })
}

/** People who are off duty although their next shift began before this moment. Reads as the system. */
export function readAwaited(
  transaction: Transaction,
  before: Date,
): Promise<{ organisationId: string; personId: string }[]> {
  return transaction.query({
    name: 'duty-awaited',
    text: `select organisation_id as "organisationId", person_id as "personId" from duty
            where state = 'off' and until < $1 order by organisation_id, person_id limit 1000`,
    values: [before.toISOString()],
  })
}

/** Begins a stretch on duty. */
export function beginStretch(
  transaction: Transaction,
  organisationId: string,
  personId: string,
  at: Date,
): void {
  transaction.write({
    name: 'duty-stretch-begin',
    text: `insert into duty_stretch (person_id, organisation_id, since) values ($1, $2, $3)
           on conflict (person_id, since) do update set until = null`,
    values: [personId, organisationId, at.toISOString()],
  })
}

/** Ends the stretch on duty that is under way. */
export function endStretch(transaction: Transaction, personId: string, at: Date): void {
  transaction.write({
    name: 'duty-stretch-end',
    text: 'update duty_stretch set until = $2 where person_id = $1 and until is null',
    values: [personId, at.toISOString()],
  })
}

/** When these people were off duty between two moments, in order of time. */
export function readOffDuty(
  transaction: Transaction,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ personId: string; from: Date; until: Date }[]> {
  return transaction.query({
    name: 'duty-off-duty',
    text: `select asked.person_id as "personId", lower(period) as "from", upper(period) as until
             from unnest($1::uuid[]) as asked (person_id)
             cross join lateral (
               select tstzmultirange(tstzrange($2, $3)) - coalesce(range_agg(tstzrange(since, until)), '{}') as periods
                 from (select person_id, since, until from duty_stretch
                        where duty_stretch.person_id = asked.person_id
                        union all select * from visitor_stretch(array[asked.person_id])) as stretch
                where since < $3 and coalesce(until, 'infinity') > $2) as off
             cross join lateral unnest(off.periods) as period
            order by 1, 2`,
    values: [personIds, from.toISOString(), until.toISOString()],
  })
}
