import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import { readAffiliated } from './store/affiliations.ts'
import { readPeople } from './store/people.ts'
import { readPlacesByIds, readSitesByIds } from './store/places.ts'
import { readTeams } from './store/teams.ts'

/** What the log keeps of each event of the organisation's stream: whom or what it is about. */
const subjects = {
  'person.changed': { key: 'personId', part: 'person', read: readPeople },
  'team.changed': { key: 'teamId', part: 'team', read: readTeams },
  'site.changed': { key: 'siteId', part: 'site', read: readSitesByIds },
  'place.changed': { key: 'placeId', part: 'place', read: readPlacesByIds },
} as const
type Type = keyof typeof subjects
/** It is about the organisation itself, whose stream it is. */
const ofAll = 'affiliations.changed'

/**
 * What events of the organisation's stream say now: each is the whole thing as it is today, so that a reader who
 * applies an old one and then a newer one ends where a fresh answer stands (IDN23).
 */
export async function hydrateIdentity(
  transaction: Transaction,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const found = new Map<string, unknown>()
  for (const type of Object.keys(subjects) as Type[]) {
    const ids = new Set(events.filter((event) => event.type === type).map((event) => subjectOf(type, event)))
    if (ids.size === 0) continue
    for (const one of await subjects[type].read(transaction, [...ids])) found.set(one.id, one)
  }
  const organisations = events.some(({ type }) => type === ofAll) ? await readAffiliated(transaction) : []
  return events.map((event) => {
    if (event.type === ofAll) return { type: ofAll, data: { organisations } }
    const type = event.type as Type
    return { type, data: { [subjects[type].part]: found.get(subjectOf(type, event)) } }
  })
}

function subjectOf(type: Type, event: LoggedEvent): string {
  const data = event.data as Record<string, unknown>
  const id = data[subjects[type].key]
  if (typeof id !== 'string') throw new Error(`event ${event.seq} of ${event.streamId} names nothing`)
  return id
}
