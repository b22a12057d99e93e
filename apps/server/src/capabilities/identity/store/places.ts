import type { Place, Site } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

const siteColumns = 'id, name, kind'
const placeColumns = 'id, site_id as "siteId", parent_id as "parentId", kind, name'

export async function readSites(transaction: Transaction): Promise<Site[]> {
  return transaction.query<Site>({
    name: 'sites-read',
    text: `select ${siteColumns} from site where organisation_id = current_organisation()`,
    values: [],
  })
}

export async function readSitesByIds(transaction: Transaction, ids: readonly string[]): Promise<Site[]> {
  return transaction.query<Site>({
    name: 'sites-by-ids',
    text: `select ${siteColumns} from site where id = any($1::uuid[])`,
    values: [ids],
  })
}

export async function readPlaces(transaction: Transaction): Promise<Place[]> {
  return transaction.query<Place>({
    name: 'places-read',
    text: `select ${placeColumns} from place where organisation_id = current_organisation()`,
    values: [],
  })
}

export async function readPlacesByIds(transaction: Transaction, ids: readonly string[]): Promise<Place[]> {
  return transaction.query<Place>({
    name: 'places-by-ids',
    text: `select ${placeColumns} from place where id = any($1::uuid[])`,
    values: [ids],
  })
}

/** Each of these places with those that are in it, itself among them. */
export function readPlacesWithin(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ placeId: string; withinId: string }[]> {
  return transaction.query({
    name: 'places-within',
    text: `with recursive within as (
             select id as within_id, id from place where id = any($1::uuid[])
             union all select within.within_id, place.id from within join place on place.parent_id = within.id)
           select id as "placeId", within_id as "withinId" from within`,
    values: [ids],
  })
}

/** Each of these places with those that it is in, itself among them. */
export function readPlacesAround(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ placeId: string; aroundId: string }[]> {
  return transaction.query({
    name: 'places-around',
    text: `with recursive around as (
             select id as place_id, id, parent_id from place where id = any($1::uuid[])
             union all select around.place_id, place.id, place.parent_id from around join place on place.id = around.parent_id)
           select place_id as "placeId", id as "aroundId" from around`,
    values: [ids],
  })
}

/** Whether the site, and the place in it, are here; nothing named is here too. */
export async function isWhere(
  transaction: Transaction,
  { siteId, placeId }: { siteId: string | null; placeId: string | null },
): Promise<boolean> {
  const [row] = await transaction.query<{ here: boolean }>({
    name: 'places-are-here',
    text: `select ($1::uuid is null or exists (select from site where id = $1))
              and ($2::uuid is null or exists (select from place where id = $2 and site_id = $1)) as here`,
    values: [siteId, placeId],
  })
  return row?.here === true
}

/** Whether another site has this name. */
export async function isSiteNameTaken(
  transaction: Transaction,
  name: string,
  butId: string,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'sites-name-taken',
    text: `select from site where organisation_id = current_organisation() and lower(name) = lower($1) and id <> $2`,
    values: [name, butId],
  })
  return rows.length > 0
}

/** Whether another place beside this one has this name. */
export async function isPlaceNameTaken(transaction: Transaction, place: Place): Promise<boolean> {
  const rows = await transaction.query({
    name: 'places-name-taken',
    text: `select from place
            where organisation_id = current_organisation() and site_id = $1
              and parent_id is not distinct from $2::uuid and lower(name) = lower($3) and id <> $4`,
    values: [place.siteId, place.parentId, place.name, place.id],
  })
  return rows.length > 0
}

/** Adds a site, or gives it its name as now. */
export function saveSite(transaction: Transaction, organisationId: string, site: Site): void {
  transaction.write({
    name: 'site-save',
    text: `insert into site (organisation_id, id, name, kind) values ($1, $2, $3, $4)
           on conflict (id) do update set name = excluded.name`,
    values: [organisationId, site.id, site.name, site.kind],
  })
}

/** Adds places, parents before what is in them, or gives them their names as now. */
export function savePlaces(transaction: Transaction, organisationId: string, places: readonly Place[]): void {
  transaction.write({
    name: 'places-save',
    text: `insert into place (organisation_id, id, site_id, parent_id, kind, name)
           select $1::uuid, new.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) as new
           on conflict (id) do update set name = excluded.name`,
    values: [
      organisationId,
      places.map((place) => place.id),
      places.map((place) => place.siteId),
      places.map((place) => place.parentId),
      places.map((place) => place.kind),
      places.map((place) => place.name),
    ],
  })
}
