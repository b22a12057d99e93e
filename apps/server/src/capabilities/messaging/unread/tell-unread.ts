import { baseOf, type Telling, type Told, tellingOf } from '@baton/domain/messaging/telling'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { MessagingParts } from '../parts.ts'
import { readTold, readUnreadSince, saveTold, takeTurn, type UnreadRow } from '../store/unread.ts'

/** What telling people of unread messages needs beside messaging itself. */
export interface TellingParts extends Pick<MessagingParts, 'database' | 'duty' | 'notify'> {
  /** Every organisation on this server. */
  readonly organisations: () => Promise<readonly { readonly id: string }[]>
  /** Whether somebody has Baton open: then they see for themselves. */
  readonly isPresent: (organisationId: string, personId: string) => boolean
}

/**
 * Tells people on duty, who agreed to be woken and have Baton closed, how many messages wait for them: one notification
 * in a window, and nothing to anyone off duty (MSG31). Off the path of a message: it looks now and then.
 */
export async function tellUnread(parts: TellingParts, at: Date): Promise<void> {
  for (const { id: organisationId } of await parts.organisations()) {
    await inTransaction(parts.database.app, organisationId, (transaction) => {
      const streams = new StreamWriter(transaction)
      return tellWithin({ transaction, streams, organisationId, personId: null, at }, parts)
    })
  }
}

async function tellWithin(acting: Acting, parts: TellingParts): Promise<void> {
  const { transaction, organisationId, at } = acting
  // Another server is at it.
  if (!(await takeTurn(transaction, organisationId))) return
  const signedOn = await awayOnDuty(transaction, parts, organisationId)
  const personIds = [...signedOn.keys()]
  if (personIds.length === 0) return
  const [toldTo, bundles] = await Promise.all([
    readTold(transaction, personIds),
    parts.notify.bundleMinutesOf(transaction, personIds),
  ])
  const asked = [...signedOn].map(([personId, since]) => ({
    personId,
    baseAt: baseOf(toldTo.get(personId) ?? null, since, at),
  }))
  const unread = new Map(
    (await readUnreadSince(transaction, asked, at)).map((row) => [row.personId, row] as const),
  )
  for (const { personId, baseAt } of asked) {
    const there = unread.get(personId)
    const told = toldTo.get(personId) ?? null
    const seen = there === undefined ? null : { ...there, atOnce: there.soon || there.byRole }
    const window = { baseAt, bundleMinutes: bundles.get(personId) ?? 0, at }
    await act(acting, parts, { personId, told, there, telling: tellingOf(told, seen, window) })
  }
}

interface Decided {
  readonly personId: string
  readonly told: Told | null
  readonly there: UnreadRow | undefined
  readonly telling: Telling
}

/** What waits to be sent is replaced by what is so now, or by nothing. */
async function act(acting: Acting, { notify }: TellingParts, decided: Decided): Promise<void> {
  const { transaction, organisationId, at } = acting
  const { personId, told, there, telling } = decided
  if (telling.kind === 'nothing') return
  const about = { kind: 'messages', id: personId }
  await notify.withdraw(acting, about)
  if (telling.kind === 'withdraw' || there === undefined) {
    if (told !== null) saveTold(transaction, organisationId, [{ ...told, personId, dueAt: at }])
    return
  }
  saveTold(transaction, organisationId, [{ ...telling.told, personId }])
  await notify.notify(acting, [
    {
      key: `messages:${personId}:${there.newestId}`,
      personId,
      about,
      urgency: there.soon ? 'soon' : 'routine',
      heading: telling.heading,
      channels: ['web-push'],
      throughRole: there.byRole,
    },
  ])
}

/** People who can be woken, are on duty and have Baton closed, with since when they are on duty. */
async function awayOnDuty(
  transaction: Transaction,
  { duty, notify, isPresent }: TellingParts,
  organisationId: string,
): Promise<Map<string, Date>> {
  const wakeable = await notify.peopleWithDevices(transaction)
  const away = wakeable.filter((personId) => !isPresent(organisationId, personId)).sort()
  const duties = await duty.dutiesOf(transaction, away)
  return new Map(
    away.flatMap((personId) => {
      const now = duties.get(personId)
      return now?.state === 'on' && now.since !== null ? [[personId, new Date(now.since)] as const] : []
    }),
  )
}
