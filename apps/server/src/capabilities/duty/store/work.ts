import type { Transaction } from '../../../platform/database/transaction.ts'

/** A role that somebody holds now, as far as it says where and for what. */
export interface HeldRoleRow {
  personId: string
  siteId: string | null
  placeId: string | null
  coordinates: boolean
}

const held = `holding.person_id as "personId", role.site_id as "siteId", role.place_id as "placeId", role.coordinates`

/** Where each of these people is on duty; who is off duty, or nowhere in particular, is left out. */
export function readPlacesOnDuty(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<{ personId: string; placeId: string }[]> {
  return transaction.query({
    name: 'duty-places-of',
    text: `select person_id as "personId", place_id as "placeId" from duty
            where person_id = any($1::uuid[]) and state = 'on' and place_id is not null`,
    values: [personIds],
  })
}

/** Who is on duty in one of these places. */
export function readOnDutyAt(
  transaction: Transaction,
  placeIds: readonly string[],
): Promise<{ personId: string; placeId: string }[]> {
  return transaction.query({
    name: 'duty-on-duty-at',
    text: `select person_id as "personId", place_id as "placeId" from duty
            where organisation_id = current_organisation() and state = 'on' and place_id = any($1::uuid[])`,
    values: [placeIds],
  })
}

/** What each of these people holds now. */
export function readHeldBy(transaction: Transaction, personIds: readonly string[]): Promise<HeldRoleRow[]> {
  return transaction.query<HeldRoleRow>({
    name: 'duty-held-by',
    text: `select ${held} from holding join role on role.id = holding.role_id
            where holding.person_id = any($1::uuid[]) and holding.until is null and role.state = 'active'`,
    values: [personIds],
  })
}

/** Who holds a role of one of these places, of one of these sites without a place, or one that coordinates. */
export function readHoldersAt(
  transaction: Transaction,
  { placeIds, siteIds }: { readonly placeIds: readonly string[]; readonly siteIds: readonly string[] },
): Promise<HeldRoleRow[]> {
  return transaction.query<HeldRoleRow>({
    name: 'duty-holders-at',
    text: `select ${held} from role join holding on holding.role_id = role.id and holding.until is null
            where role.organisation_id = current_organisation() and role.state = 'active'
              and (role.place_id = any($1::uuid[]) or role.coordinates
                   or (role.place_id is null and role.site_id = any($2::uuid[])))`,
    values: [placeIds, siteIds],
  })
}
