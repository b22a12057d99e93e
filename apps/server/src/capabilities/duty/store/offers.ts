import type { RoleOffer } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

interface OfferRow extends Omit<RoleOffer, 'offeredAt'> {
  offeredAt: Date
}

const columns = `id, role_id as "roleId", from_person_id as "fromPersonId", to_person_id as "toPersonId",
  offered_at as "offeredAt", open_items as "openItems", state`

/** Offers by their ids, in no order. */
export async function readOffers(
  transaction: Transaction,
  offerIds: readonly string[],
): Promise<RoleOffer[]> {
  const rows = await transaction.query<OfferRow>({
    name: 'duty-offers-read',
    text: `select ${columns} from role_offer where id = any($1::uuid[])`,
    values: [offerIds],
  })
  return rows.map(offerOf)
}

/** Offers by or to these people that wait for an answer, by their ids. */
export async function readWaitingOffers(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<RoleOffer[]> {
  const rows = await transaction.query<OfferRow>({
    name: 'duty-offers-waiting',
    text: `select ${columns} from role_offer
            where state = 'waiting' and (from_person_id = any($1::uuid[]) or to_person_id = any($1::uuid[])) order by id`,
    values: [personIds],
  })
  return rows.map(offerOf)
}

/** Offers of these roles that wait for an answer, by their ids. */
export async function readWaitingOffersOf(
  transaction: Transaction,
  roleIds: readonly string[],
): Promise<RoleOffer[]> {
  const rows = await transaction.query<OfferRow>({
    name: 'duty-offers-waiting-of-roles',
    text: `select ${columns} from role_offer where state = 'waiting' and role_id = any($1::uuid[]) order by id`,
    values: [roleIds],
  })
  return rows.map(offerOf)
}

export function insertOffer(transaction: Transaction, organisationId: string, offer: RoleOffer): void {
  transaction.write({
    name: 'duty-offer-insert',
    text: `insert into role_offer (id, organisation_id, role_id, from_person_id, to_person_id, offered_at, open_items, state)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      offer.id,
      organisationId,
      offer.roleId,
      offer.fromPersonId,
      offer.toPersonId,
      offer.offeredAt,
      offer.openItems,
      offer.state,
    ],
  })
}

/** Writes down how offers ended. */
export function endOffers(
  transaction: Transaction,
  offerIds: readonly string[],
  state: Exclude<RoleOffer['state'], 'waiting'>,
  at: Date,
): void {
  transaction.write({
    name: 'duty-offers-end',
    text: `update role_offer set state = $2, answered_at = $3 where id = any($1::uuid[])`,
    values: [offerIds, state, at.toISOString()],
  })
}

function offerOf(row: OfferRow): RoleOffer {
  return { ...row, offeredAt: row.offeredAt.toISOString() }
}
