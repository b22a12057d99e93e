import type { Urgency } from '@baton/contract'
import { headingOf, headingOfNews } from '@baton/domain/escalation/heading'
import { paces } from '@baton/domain/escalation/pace'
import type { EscalationParts, Notice } from '../parts.ts'
import type { EscalationRow } from '../store/escalations.ts'
import type { Deed } from './deed.ts'

/** Calls people of the present rung: at most once for a rung, a round and a channel (ESC7). */
export async function ring(
  deed: Deed,
  parts: EscalationParts,
  row: EscalationRow,
  personIds: readonly string[],
): Promise<void> {
  const { channels, otherChannels } = paces[row.urgency]
  const by = row.widened ? [...channels, ...otherChannels] : channels
  const heading = headingOf(row.urgency, row.subjectKind, await roleNameOf(deed, parts, row))
  const keyOf = (personId: string) => `page:${row.id}:${row.rung}:${row.round}:${personId}`
  await send(deed, parts, row, personIds, {
    keyOf,
    urgency: row.urgency,
    heading,
    channels: by,
    throughRole: true,
  })
}

/** Calls those whom no device has reached by the other channels too (ESC1). */
export async function ringOtherwise(
  deed: Deed,
  parts: EscalationParts,
  row: EscalationRow,
  personIds: readonly string[],
): Promise<void> {
  const heading = headingOf(row.urgency, row.subjectKind, await roleNameOf(deed, parts, row))
  const keyOf = (personId: string) => `page:${row.id}:${row.rung}:other:${personId}`
  const { otherChannels: channels } = paces[row.urgency]
  await send(deed, parts, row, personIds, {
    keyOf,
    urgency: row.urgency,
    heading,
    channels,
    throughRole: true,
  })
}

type News = Parameters<typeof headingOfNews>[0]

/** What is said to whom it concerns when something becomes of it; `about` tells one time from another. */
export async function ringNews(
  deed: Deed,
  parts: EscalationParts,
  row: EscalationRow,
  given: { news: News; about: string | number; urgency: Urgency; personIds: readonly string[] },
): Promise<void> {
  const { news, about, urgency, personIds } = given
  const heading = headingOfNews(news, row.urgency, row.subjectKind, await roleNameOf(deed, parts, row))
  const keyOf = (personId: string) => `${news}:${row.id}:${about}:${personId}`
  const loud = urgency === 'urgent' || urgency === 'emergency' || urgency === 'crash'
  const channels = loud ? paces[urgency].channels : paces.urgent.channels
  await send(deed, parts, row, personIds, { keyOf, urgency, heading, channels, throughRole: loud })
}

async function send(
  deed: Deed,
  { notify }: EscalationParts,
  row: EscalationRow,
  personIds: readonly string[],
  {
    keyOf,
    ...said
  }: Pick<Notice, 'urgency' | 'heading' | 'channels' | 'throughRole'> & { keyOf: (id: string) => string },
): Promise<void> {
  if (personIds.length === 0) return
  const about = { kind: 'escalation', id: row.id }
  await notify.notify(
    deed,
    [...new Set(personIds)].map((personId) => ({ key: keyOf(personId), personId, about, ...said })),
  )
}

/** The role that the present rung calls, or the one that it was first addressed to; none when it is all by name. */
async function roleNameOf(
  { transaction }: Deed,
  { duty }: EscalationParts,
  row: EscalationRow,
): Promise<string | null> {
  const target = [row.rungs[row.rung], row.rungs[0]].find((rung) => rung?.target.kind === 'role')?.target
  if (target === undefined) return null
  const roles = await duty.rolesByIds(transaction, [target.id])
  return roles.get(target.id)?.name ?? null
}
