import type { Channel } from '@baton/contract'
import type { Clock } from '../../../platform/clock.ts'
import { inSystemTransaction, inTransaction } from '../../../platform/database/transaction.ts'
import type { Log } from '../../../platform/log.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { MessagingParts } from '../parts.ts'
import {
  findBusy,
  findDue,
  findUncounted,
  type RecipientRow,
  readDue,
  saveTold,
} from '../store/broadcast-recipients.ts'
import { type BroadcastRow, holdBroadcasts, readBroadcasts, recount } from '../store/broadcasts.ts'
import { presentReceived, presentSent } from './present.ts'

/** What another server committed, and what failed, is looked for so often. */
const everyMs = 1_000
/** So many people's streams are locked at once. */
const atOnce = 200

/** Tells people of broadcasts, and senders of their figures, in turns. */
export interface Telling {
  /** Looks at once: something was committed. */
  nudge(): void
  /** Tells everything that is due now; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/**
 * Tells whoever a broadcast is for, from its rows: whatever was committed is told, in order of nothing but its rows,
 * also after a restart, and once however many servers look (MSG32).
 */
export function tellBroadcasts(parts: MessagingParts, { clock, log }: { clock: Clock; log: Log }): Telling {
  let underWay: Promise<void> | null = null
  let again = false
  let stopped = false
  const stopTicker = clock.setTicker(everyMs, nudge)
  return {
    nudge,
    async look() {
      await underWay
      await tellAll()
    },
    async stop() {
      stopped = true
      stopTicker()
      await underWay
    },
  }

  function nudge(): void {
    again = true
    if (underWay !== null || stopped) return
    underWay = catchUp().finally(() => {
      underWay = null
    })
  }

  async function catchUp(): Promise<void> {
    while (again && !stopped) {
      again = false
      await tellAll().catch((error: unknown) => log.warn({ err: error }, 'broadcasts not told; tried again'))
    }
  }

  async function tellAll(): Promise<void> {
    const busy = await inSystemTransaction(parts.database.system, findBusy)
    for (const organisationId of busy) {
      while (!stopped && (await inTurn(organisationId, tellSome)) === atOnce);
      await inTurn(organisationId, tellFigures)
    }
  }

  async function inTurn(organisationId: string, work: Turn): Promise<number> {
    const { done, delivered } = await inTransaction(
      parts.database.app,
      organisationId,
      async (transaction) => {
        const streams = new StreamWriter(transaction)
        const at = clock.now()
        const done = await work({ transaction, streams, organisationId, personId: null, at }, parts)
        streams.flush()
        return { done, delivered: streams.delivered }
      },
    )
    if (delivered.length > 0) parts.publish(organisationId, delivered)
    return done
  }
}

/** One transaction; says how much it did. */
type Turn = (acting: Acting, parts: MessagingParts) => Promise<number>

async function tellSome(acting: Acting, parts: MessagingParts): Promise<number> {
  const { transaction, streams, organisationId, at } = acting
  const found = await findDue(transaction, atOnce)
  if (found.length === 0) return 0
  await streams.lock(found.map(({ personId }) => personId))
  // Held first: who closes it waits, and makes everyone due again.
  const broadcasts = await holdBroadcasts(transaction, [
    ...new Set(found.map(({ broadcastId }) => broadcastId)),
  ])
  const due = await readDue(transaction, found)
  const byId = new Map(broadcasts.map((row) => [row.id, row]))
  const now = due.map((row) => ({ ...row, closedAt: byId.get(row.broadcastId)?.closedAt ?? null }))
  saveTold(transaction, due, at)
  const present = await presentReceived({ transaction, vault: parts.vault }, now, broadcasts)
  for (const [index, broadcast] of present.entries()) {
    const id = now[index]?.personId ?? ''
    streams.append(
      { kind: 'person', id },
      { type: 'broadcast.received', data: { broadcast }, stored: { broadcastId: broadcast.id } },
      { organisationId, personId: broadcast.sentBy, at },
    )
  }
  await ring(acting, parts, due, byId)
  return found.length
}

/** Whoever hears of it for the first time is notified; notify holds what is for someone off duty. */
async function ring(
  acting: Acting,
  { duty, notify }: MessagingParts,
  due: readonly RecipientRow[],
  broadcasts: ReadonlyMap<string, BroadcastRow>,
): Promise<void> {
  const fresh = due.flatMap((row) => {
    const broadcast = broadcasts.get(row.broadcastId)
    return row.toldAt === null && broadcast ? { row, broadcast } : []
  })
  if (fresh.length === 0) return
  const roleIds = [...broadcasts.values()].flatMap(({ asRoleId }) => asRoleId ?? [])
  const roles = roleIds.length > 0 ? await duty.rolesByIds(acting.transaction, roleIds) : new Map()
  await notify.notify(
    acting,
    fresh.map(({ row: { personId }, broadcast: { id, urgency, asRoleId } }) => ({
      key: `broadcast:${id}:${personId}`,
      personId,
      about: { kind: 'broadcast', id },
      urgency,
      heading: headingOf(urgency, asRoleId === null ? undefined : roles.get(asRoleId)?.name),
      channels: channelsOf(urgency),
    })),
  )
}

/** Senders of what was seen or answered since they were last told. */
async function tellFigures(acting: Acting, parts: MessagingParts): Promise<number> {
  const { transaction, streams, organisationId, at } = acting
  const ids = await findUncounted(transaction)
  if (ids.length === 0) return 0
  const senders = (await readBroadcasts(transaction, ids)).map(({ sentBy }) => sentBy)
  await streams.lock(senders)
  for (const id of ids) {
    const row = await recount(transaction, id)
    const [broadcast] = row ? await presentSent({ transaction, vault: parts.vault }, [row]) : []
    if (broadcast === undefined) continue
    streams.append(
      { kind: 'person', id: broadcast.sentBy },
      { type: 'broadcast.sent', data: { broadcast }, stored: { broadcastId: id } },
      { organisationId, personId: null, at },
    )
  }
  return ids.length
}

const words = { routine: 'Broadcast', soon: 'Broadcast', urgent: 'Urgent broadcast', emergency: 'Emergency' }

function headingOf(urgency: BroadcastRow['urgency'], roleName: string | undefined): string {
  return roleName === undefined ? words[urgency] : `${words[urgency]} – ${roleName}`
}

function channelsOf(urgency: BroadcastRow['urgency']): readonly Channel[] {
  const presses = urgency === 'urgent' || urgency === 'emergency'
  return presses ? ['in-app', 'web-push', 'email', 'gateway'] : ['in-app', 'web-push']
}
