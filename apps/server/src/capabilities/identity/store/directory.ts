import type { DirectoryFacts } from '@baton/domain/identity/directory-index'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** What an entry is made of, as it stands in this transaction. */
export interface EntryFacts {
  id: string
  name: string
  siteId: string | null
  suspended: boolean
  work: string[]
  place: string[]
}

const placeNames = `array(
  with recursive above (id, parent_id, name) as (
    select id, parent_id, name from place where place.id = whose.place_id
    union all
    select place.id, place.parent_id, place.name from place join above on place.id = above.parent_id
  ) select name from above
) || array(select name from site where site.id = whose.site_id)`

/** What the directory should know of people; of visitors nothing (AFF7). */
export async function readPeopleFacts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<EntryFacts[]> {
  return transaction.query<EntryFacts>({
    name: 'directory-people-facts',
    text: `select id, name, site_id as "siteId", state = 'suspended' as suspended,
                  array_remove(array[profession, grade, specialty, bleep, split_part(email, '@', 1)], null) as work,
                  ${placeNames} || array(
                    select team.name from team_member join team on team.id = team_member.team_id
                     where team_member.person_id = whose.id) as place
             from person as whose where id = any($1::uuid[]) and home_person_id is null`,
    values: [ids],
  })
}

/** What the directory should know of teams. */
export async function readTeamFacts(transaction: Transaction, ids: readonly string[]): Promise<EntryFacts[]> {
  return transaction.query<EntryFacts>({
    name: 'directory-team-facts',
    text: `select id, name, site_id as "siteId", false as suspended, array[]::text[] as work, ${placeNames} as place
             from team as whose where id = any($1::uuid[])`,
    values: [ids],
  })
}

/** People and teams that are in a site, or in a place or in what is inside it. */
export async function readEntriesIn(
  transaction: Transaction,
  where: { siteId: string } | { placeId: string },
): Promise<{ id: string; kind: 'person' | 'team' }[]> {
  return transaction.query({
    name: 'directory-entries-in',
    text: `with recursive inside (id) as (
             select $2::uuid
             union all
             select place.id from place join inside on place.parent_id = inside.id
           )
           select id, 'person' as kind from person where site_id = $1 or place_id in (select id from inside)
           union all
           select id, 'team' as kind from team where site_id = $1 or place_id in (select id from inside)`,
    values: ['siteId' in where ? where.siteId : null, 'placeId' in where ? where.placeId : null],
  })
}

/** Writes entries in place of what was there. */
export function saveEntries(
  transaction: Transaction,
  organisationId: string,
  entries: readonly DirectoryFacts[],
): void {
  transaction.write({
    name: 'directory-save',
    text: `insert into directory_entry (organisation_id, id, version, kind, sort_name, site_id, suspended, words)
           select $1::uuid, new.* from unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::boolean[],
             $8::jsonb[]) as new
           on conflict (id) do update set version = excluded.version, sort_name = excluded.sort_name,
             site_id = excluded.site_id, suspended = excluded.suspended, words = excluded.words`,
    values: [
      organisationId,
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.version),
      entries.map((entry) => entry.kind),
      entries.map((entry) => entry.sortName),
      entries.map((entry) => entry.siteId),
      entries.map((entry) => entry.suspended),
      entries.map((entry) => JSON.stringify([...entry.words])),
    ],
  })
}

/** The next entries after a version and id, at most `limit`, in that order. */
export async function readEntriesAfter(
  transaction: Transaction,
  after: { version: number; id: string },
  limit: number,
): Promise<DirectoryFacts[]> {
  const rows = await transaction.query<Omit<DirectoryFacts, 'words'> & { words: [string, number][] }>({
    name: 'directory-entries-after',
    text: `select id, version, kind, sort_name as "sortName", site_id as "siteId", suspended, words
             from directory_entry
            where organisation_id = current_organisation() and (version, id) > ($1::bigint, $2::uuid)
            order by version, id limit $3`,
    values: [after.version, after.id, limit],
  })
  return rows.map((row) => ({ ...row, words: new Map(row.words) }))
}
