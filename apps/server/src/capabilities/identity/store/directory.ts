import type { Transaction } from '../../../platform/database/transaction.ts'

/** An entry with the words by which it is found. */
export interface Entry {
  id: string
  kind: 'person' | 'team'
  sortName: string
  siteId: string | null
  suspended: boolean
  words: ReadonlyMap<string, number>
}

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

/** What the directory should know of people. */
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
             from person as whose where id = any($1::uuid[])`,
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
  entries: readonly Entry[],
  nearOf: (word: string) => string[],
): void {
  transaction.write({
    name: 'directory-save',
    text: `insert into directory_entry (organisation_id, id, kind, sort_name, site_id, suspended)
           select $1::uuid, new.* from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::boolean[]) as new
           on conflict (id) do update set sort_name = excluded.sort_name, site_id = excluded.site_id,
                                          suspended = excluded.suspended`,
    values: [
      organisationId,
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.kind),
      entries.map((entry) => entry.sortName),
      entries.map((entry) => entry.siteId),
      entries.map((entry) => entry.suspended),
    ],
  })
  const words = entries.flatMap((entry) =>
    [...entry.words].map(([word, weight]) => ({ entryId: entry.id, word, weight })),
  )
  transaction.write({
    name: 'directory-words-delete',
    text: 'delete from directory_word where entry_id = any($1::uuid[])',
    values: [entries.map((entry) => entry.id)],
  })
  transaction.write({
    name: 'directory-words-insert',
    text: `insert into directory_word (organisation_id, entry_id, word, weight)
           select $1::uuid, new.* from unnest($2::uuid[], $3::text[], $4::smallint[]) as new`,
    values: [
      organisationId,
      words.map((each) => each.entryId),
      words.map((each) => each.word),
      words.map((each) => each.weight),
    ],
  })
  const near = [...new Set(words.map((each) => each.word))].flatMap((word) =>
    nearOf(word).map((form) => ({ form, word })),
  )
  transaction.write({
    name: 'directory-near-insert',
    text: `insert into directory_near (organisation_id, near, word)
           select $1::uuid, new.* from unnest($2::text[], $3::text[]) as new on conflict do nothing`,
    values: [organisationId, near.map((each) => each.form), near.map((each) => each.word)],
  })
}

/** A range of words, `low` included and `high` not; `nth` says which word of the question it stands for. */
export interface WordRange {
  nth: number
  low: string
  high: string
  exact: string
}

/** Which of these words begin a word of the directory. */
export async function readKnownWords(
  transaction: Transaction,
  ranges: readonly WordRange[],
): Promise<Set<number>> {
  const rows = await transaction.query<{ nth: number }>({
    name: 'directory-known-words',
    text: `select range.nth from unnest($1::int[], $2::text[], $3::text[]) as range (nth, low, high)
            where exists (
              select from directory_word
               where organisation_id = current_organisation() and word >= range.low and word < range.high)`,
    values: [ranges.map((each) => each.nth), ranges.map((each) => each.low), ranges.map((each) => each.high)],
  })
  return new Set(rows.map((row) => row.nth))
}

/** Words of the directory that have one of these forms when a letter is left out. */
export async function readNearWords(transaction: Transaction, forms: readonly string[]): Promise<string[]> {
  const rows = await transaction.query<{ word: string }>({
    name: 'directory-near-words',
    text: `select distinct word from directory_near
            where organisation_id = current_organisation() and near = any($1::text[]) limit 40`,
    values: [forms],
  })
  return rows.map((row) => row.word)
}

export interface Hit {
  id: string
  score: number
  sortName: string
}

/** What narrows a search, and where the last page ended. */
export interface Narrowed {
  kind: 'person' | 'team'
  suspendedToo: boolean
  siteId: string | null
  teamId: string | null
  after: Hit | null
  limit: number
}

const narrowed = `entry.organisation_id = current_organisation() and entry.kind = $1 and (not entry.suspended or $2)
  and ($3::uuid is null or entry.site_id = $3)
  and ($4::uuid is null or entry.id in (select person_id from team_member where team_id = $4))`

/** Entries in which every word of the question is found, the best first. */
export async function searchEntries(
  transaction: Transaction,
  ranges: readonly WordRange[],
  { kind, suspendedToo, siteId, teamId, after, limit }: Narrowed,
): Promise<Hit[]> {
  return transaction.query<Hit>({
    name: 'directory-search',
    text: `with found as (
             select word.entry_id, range.nth, max(word.weight * 2 + (word.word = range.exact)::int) as score
               from unnest($9::int[], $10::text[], $11::text[], $12::text[]) as range (nth, low, high, exact)
               join directory_word as word on word.organisation_id = current_organisation()
                and word.word >= range.low and word.word < range.high
              group by word.entry_id, range.nth
           ), scored as (
             select entry_id, sum(score)::int as score from found group by entry_id having count(*) = $13::int
           )
           select entry.id, scored.score, entry.sort_name as "sortName"
             from scored join directory_entry as entry on entry.id = scored.entry_id
            where ${narrowed}
              and ($5::int is null or (-scored.score, entry.sort_name, entry.id) > (-$5::int, $6::text collate "C", $7::uuid))
            order by scored.score desc, entry.sort_name, entry.id limit $8`,
    values: [
      kind,
      suspendedToo,
      siteId,
      teamId,
      after?.score ?? null,
      after?.sortName ?? null,
      after?.id ?? null,
      limit,
      ranges.map((range) => range.nth),
      ranges.map((range) => range.low),
      ranges.map((range) => range.high),
      ranges.map((range) => range.exact),
      new Set(ranges.map((range) => range.nth)).size,
    ],
  })
}

/** Everyone, by name. */
export async function listEntries(
  transaction: Transaction,
  { kind, suspendedToo, siteId, teamId, after, limit }: Narrowed,
): Promise<Hit[]> {
  return transaction.query<Hit>({
    name: 'directory-list',
    text: `select entry.id, 0 as score, entry.sort_name as "sortName" from directory_entry as entry
            where ${narrowed}
              and ($5::text is null or (entry.sort_name, entry.id) > ($5::text collate "C", $6::uuid))
            order by entry.sort_name, entry.id limit $7`,
    values: [kind, suspendedToo, siteId, teamId, after?.sortName ?? null, after?.id ?? null, limit],
  })
}
