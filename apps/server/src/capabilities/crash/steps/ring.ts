import type { Channel, Urgency } from '@baton/contract'
import { crashHeading, unfilledHeading } from '@baton/domain/crash/heading'
import { unfilledRoles } from '@baton/domain/crash/roll'
import type { CrashParts } from '../parts.ts'
import type { CallRow } from '../store/calls.ts'
import { rollOf, type Whole } from '../whole.ts'
import type { Deed } from './deed.ts'

const everyChannel: readonly Channel[] = ['in-app', 'web-push', 'email', 'gateway']

/** What every notice of a call is about. */
export function aboutOf({ id }: Pick<CallRow, 'id'>): { kind: string; id: string } {
  return { kind: 'crash-call', id }
}

/** Calls people on every channel at once: at most once in each round (CRA1, CRA7). */
export async function ring(
  deed: Deed,
  { notify }: CrashParts,
  row: CallRow,
  personIds: readonly string[],
): Promise<void> {
  const heading = crashHeading(row)
  await notify.notify(
    deed,
    personIds.map((personId) => ({
      key: `crash:${row.id}:${row.round}:${personId}`,
      personId,
      about: aboutOf(row),
      urgency: 'crash',
      heading,
      channels: everyChannel,
      throughRole: true,
    })),
  )
}

/** Tells coordinators of roles that nobody comes for, each time that they are others (CRA2, CRA6). */
export async function ringUnfilled(
  deed: Deed,
  parts: CrashParts,
  whole: Whole,
  coordinators: readonly string[],
): Promise<void> {
  const unfilled = unfilledRoles({ roll: rollOf(whole) })
  if (unfilled.length === 0) return
  const { row } = whole
  await ringNews(deed, parts, row, {
    news: `unfilled:${unfilled.toSorted().join(',')}`,
    urgency: row.isTest ? 'soon' : 'emergency',
    heading: unfilledHeading(row, unfilled.length),
    personIds: coordinators,
  })
}

/** Tells people what became of a call. */
export async function ringNews(
  deed: Deed,
  { notify }: CrashParts,
  row: CallRow,
  given: { news: string; urgency: Urgency; heading: string; personIds: readonly string[] },
): Promise<void> {
  const { news, urgency, heading, personIds } = given
  await notify.notify(
    deed,
    personIds.map((personId) => ({
      key: `crash:${row.id}:${news}:${personId}`,
      personId,
      about: { kind: 'crash-news', id: row.id },
      urgency,
      heading,
      channels: ['in-app', 'web-push', 'email'],
      throughRole: true,
    })),
  )
}
