import type { FastifyInstance } from 'fastify'
import type { Migration } from '../../platform/database/migrate.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { notifyHandlers } from './handlers.ts'
import { type NewNotice, notify as raise } from './notify.ts'
import type { NotifyParts } from './parts.ts'
import { serveReceipts } from './receipts.ts'
import { readBundlesAtHome } from './store/at-home.ts'
import { readPeopleWithDevices } from './store/devices.ts'
import { type About, readInterruptions, saveReached, withdrawNotices } from './store/notices.ts'
import { readQuiets } from './store/quiet.ts'
import { startWorker, type Worker } from './worker/worker.ts'

export { openPushKey, type PushKey } from './channels/push/vapid.ts'
export type { NewNotice } from './notify.ts'
export type { NotifyParts } from './parts.ts'
export type { About } from './store/notices.ts'

/** How Baton reaches people: one door for every channel. */
export interface NotifyCapability {
  readonly handlers: Handler[]
  /** Tells people of something, in the caller's transaction; sent after the commit, by rows (QUI1, QUI4). */
  notify(acting: Acting, notices: readonly NewNotice[]): Promise<void>
  /** Takes what the gateway says of what it was given. */
  serve(http: FastifyInstance): void
  /** Begins to send. */
  start(): Worker
}

export const notifyMigrations: readonly Migration[] = ['0001-notify', '0002-visitors'].map((name) => ({
  name: `notify/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts notify together. */
export function createNotify(parts: NotifyParts): NotifyCapability {
  let worker: Worker | undefined
  const nudge = () => worker?.nudge()
  return {
    handlers: notifyHandlers(parts, nudge),
    async notify(acting, notices) {
      const raised = await raise(parts, acting, notices)
      if (raised.length > 0) acting.afterCommit?.(nudge)
    },
    serve: (http) => serveReceipts(http, parts),
    start() {
      worker = startWorker(parts)
      return worker
    },
  }
}

/** Nothing more is sent about it, to everyone or to one person (QUI15). */
export async function withdraw(acting: Acting, about: About, personId: string | null = null): Promise<void> {
  withdrawNotices(acting.transaction, about, personId, acting.at)
}

/** A device of this person has what it is about: the channels that wait for others to fail are not used. */
export async function markReached(acting: Acting, about: About, personId: string): Promise<void> {
  saveReached(acting.transaction, about, personId, acting.at)
}

/** Notices that reached people off duty under a recorded override, by time (QUI3). */
export function interruptions(
  transaction: Transaction,
  personIds: readonly string[],
  from: Date,
  until: Date,
): ReturnType<typeof readInterruptions> {
  return readInterruptions(transaction, personIds, from, until)
}

/** People who agreed to be woken by Web Push on some device; a visitor at their home (AFF10). */
export function peopleWithDevices(transaction: Transaction): Promise<string[]> {
  return readPeopleWithDevices(transaction)
}

/** In how many minutes each of these people wants one notification of what is routine; 0 for each at once (QUI7). */
export async function bundleMinutesOf(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, number>> {
  const [quiets, atHome] = await Promise.all([
    readQuiets(transaction, personIds),
    readBundlesAtHome(transaction, personIds),
  ])
  const own = [...quiets].map(([personId, { bundleMinutes }]) => [personId, bundleMinutes] as const)
  return new Map([...own, ...atHome])
}
