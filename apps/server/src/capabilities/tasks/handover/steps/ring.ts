import { type HandoverNews, handoverHeading } from '@baton/domain/tasks/handover/heading'
import type { TaskParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import type { HandoverRow } from '../store/handovers.ts'

/** What every notice of a handover is about. */
function aboutOf({ id }: Pick<HandoverRow, 'id'>): { kind: string; id: string } {
  return { kind: 'handover', id }
}

/** Tells somebody what became of a handover, without a patient or a word of it (HND13). */
export async function ring(
  deed: Deed,
  { notify, people }: TaskParts,
  row: HandoverRow,
  { news, personId }: { news: HandoverNews; personId: string },
): Promise<void> {
  const places = await people.allPlaces(deed.transaction)
  const ward = places.find(({ id }) => id === row.wardId)
  await notify.notify(deed, [
    {
      key: `handover:${row.id}:${row.version}:${news}`,
      personId,
      about: aboutOf(row),
      urgency: 'soon',
      heading: handoverHeading(news, ward?.name ?? null),
      channels: ['in-app', 'web-push'],
    },
  ])
}

/** Nothing more is sent of it to whoever need not answer any longer. */
export async function hush(deed: Deed, { notify }: TaskParts, row: HandoverRow): Promise<void> {
  if (row.toPersonId !== null) await notify.withdraw(deed, aboutOf(row), row.toPersonId)
}
