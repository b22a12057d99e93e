import type { Handover } from '@baton/contract'
import type { TaskParts } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import type { OpenedHandover } from './open-handover.ts'
import { hush, ring } from './ring.ts'
import { tell } from './tell.ts'

/** An offer goes back to being prepared: whom it was offered to is told, and whoever offered where they did not do it. */
export async function goBack(
  deed: Deed,
  parts: TaskParts,
  opened: OpenedHandover,
  news: 'taken-back' | 'given-back',
): Promise<Handover> {
  const { row, words } = opened.held
  await hush(deed, parts, row)
  if (row.toPersonId !== null) await ring(deed, parts, row, { news: 'taken-back', personId: row.toPersonId })
  if (news === 'given-back') await ring(deed, parts, row, { news, personId: row.fromPersonId })
  const next = { ...row, state: 'preparing' as const, toPersonId: null, offeredAt: null }
  return tell(deed, parts, opened, { row: next, words })
}
