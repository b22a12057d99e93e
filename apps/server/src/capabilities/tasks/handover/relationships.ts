import type { Relationship } from '@baton/domain'
import { maySee } from '@baton/domain/tasks/handover/as-seen-by'
import type { HandoverRow } from './store/handovers.ts'

/** What somebody is to a handover; nothing where they may not read it (HND10). */
export function relationshipsOf(
  row: HandoverRow,
  personId: string,
  hearers: ReadonlySet<string> | undefined,
): Relationship[] {
  const coordinates = hearers?.has(personId) === true
  if (!maySee(row, { personId, coordinates })) return []
  const relationships: Relationship[] = []
  if (row.fromPersonId === personId) relationships.push('author')
  if (row.toPersonId === personId) relationships.push('paged')
  if (coordinates) relationships.push('onlooker')
  return relationships
}
