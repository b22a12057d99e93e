import type { PatientList } from '@baton/contract'
import type { PatientsParts } from '../parts.ts'
import { audit, chainOf, type Deed } from '../steps/deed.ts'
import { asSeenBy, presentWholeLists } from './present-lists.ts'
import { seersOf, wholeListsByIds } from './whole-list.ts'

/**
 * Tells everyone who sees a list of what it is now, and audits.
 *
 * @returns the list as whoever did it sees it; `undefined` when they do not
 */
export async function tellList(
  deed: Deed,
  parts: PatientsParts,
  listId: string,
): Promise<PatientList | undefined> {
  const lists = await announceLists(deed, parts, [listId])
  audit(deed, [{ kind: 'patient-list', id: listId }])
  return lists.get(listId)
}

/** The same for several that changed with something else, which audits. */
export async function announceLists(
  deed: Deed,
  { vault }: Pick<PatientsParts, 'vault'>,
  listIds: readonly string[],
): Promise<Map<string, PatientList>> {
  const { transaction, streams, organisationId, personId, at } = deed
  const presented = await presentWholeLists(transaction, vault, await wholeListsByIds(transaction, listIds))
  const seers = presented.map(({ whole }) => seersOf(whole))
  const here = await streams.lock([chainOf(deed), ...seers.flatMap((people) => [...people])])
  const mine = new Map<string, PatientList>()
  for (const [index, one] of presented.entries()) {
    for (const id of seers[index] ?? []) {
      const list = asSeenBy(one, id)
      if (id === personId) mine.set(list.id, list)
      if (here.has(id))
        streams.append(
          { kind: 'person', id },
          { type: 'list.changed', data: { list }, stored: { listId: list.id } },
          { organisationId, personId, at },
        )
    }
  }
  return mine
}
