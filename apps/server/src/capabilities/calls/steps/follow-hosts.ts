import { nextHost } from '@baton/domain/calls/hosting'
import { insertHosts } from '../store/invited.ts'
import { isInside, type Whole } from '../whole.ts'
import type { Deed } from './deed.ts'

/** When the last host has gone, whoever has been there longest is one (CAL16); before a host has come nobody is. */
export function followHosts({ transaction, organisationId }: Deed, whole: Whole): Whole {
  const { row, hostIds, participants } = whole
  const hostCame = participants.some(
    ({ personId, joinedAt }) => joinedAt !== null && personId !== null && hostIds.includes(personId),
  )
  if (!hostCame) return whole
  const inside = participants
    .filter(isInside)
    .map(({ personId, since, joinedAt, askedAt }) => ({ personId, since: since ?? joinedAt ?? askedAt }))
  const next = nextHost(inside, hostIds)
  if (next === null) return whole
  insertHosts(transaction, organisationId, row.id, [next])
  return { ...whole, hostIds: [...hostIds, next] }
}
