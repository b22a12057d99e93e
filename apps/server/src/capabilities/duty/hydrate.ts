import { dutyOrganisationEvents, dutyPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { readOpenDuties } from './duty-of.ts'
import { openOverrides } from './overrides/override-of.ts'
import { readOffers } from './store/offers.ts'
import { readOverrides } from './store/overrides.ts'
import { readRoles } from './store/roles.ts'

/** The types of event that are duty's. */
export const dutyEvents: ReadonlySet<string> = new Set([
  ...Object.keys(dutyOrganisationEvents),
  ...Object.keys(dutyPersonEvents),
])

const stored = {
  role: z.object({ roleId: z.string() }).transform(({ roleId }) => roleId),
  duty: z.object({ personId: z.string() }).transform(({ personId }) => personId),
  offer: z.object({ offerId: z.string() }).transform(({ offerId }) => offerId),
  override: z.object({ overrideId: z.string() }).transform(({ overrideId }) => overrideId),
}

/** What stored events of duty say now, one for one: the log holds ids, and each event carries the thing as it is today. */
export async function hydrateDuty(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const ids = (type: string, idOf: z.ZodType<string>) => [
    ...new Set(events.flatMap((event) => (event.type === type ? idOf.parse(event.data) : []))),
  ]
  const roles = byId(await readRoles(transaction, ids('role.changed', stored.role)), ({ id }) => id)
  const duties = byId(await dutiesNow(transaction, vault, events), ({ personId }) => personId)
  const offers = byId(await readOffers(transaction, ids('role.offered', stored.offer)), ({ id }) => id)
  const overrideRows = await readOverrides(transaction, ids('override.changed', stored.override))
  const overrides = byId(await openOverrides(transaction, vault, overrideRows), ({ id }) => id)
  return events.map(({ type, data }) => {
    switch (type) {
      case 'role.changed':
        return { type, data: { role: roles.get(stored.role.parse(data)) } }
      case 'duty.changed':
      case 'visitorDuty.changed':
        return { type, data: { duty: duties.get(stored.duty.parse(data)) } }
      case 'role.offered':
        return { type, data: { offer: offers.get(stored.offer.parse(data)) } }
      case 'override.changed':
        return { type, data: { override: overrides.get(stored.override.parse(data)) } }
      default:
        return { type, data }
    }
  })
}

async function dutiesNow(transaction: Transaction, vault: Vault, events: readonly LoggedEvent[]) {
  const asked = events.filter(({ type }) => type === 'duty.changed' || type === 'visitorDuty.changed')
  const byOrganisation = Map.groupBy(asked, ({ organisationId }) => organisationId)
  const found = []
  for (const [organisationId, theirs] of byOrganisation) {
    const personIds = theirs.map(({ data }) => stored.duty.parse(data))
    found.push(...(await readOpenDuties(transaction, vault, organisationId, personIds)))
  }
  return found
}

function byId<Thing>(things: readonly Thing[], idOf: (thing: Thing) => string): Map<string, Thing> {
  return new Map(things.map((thing) => [idOf(thing), thing]))
}
