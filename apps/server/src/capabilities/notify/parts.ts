import type { Delivered } from '@baton/contract'
import type { Reach } from '@baton/domain/notify/plan'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/vault/index.ts'
import type { GatewaySettings } from './channels/gateway.ts'
import type { MailSettings } from './channels/mail.ts'
import type { PushSettings } from './channels/push/send-push.ts'

/** What notify is given by whoever wires the server. */
export interface NotifyParts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
  readonly people: People
  readonly duty: DutyNow
  /** The origin that people type. */
  readonly publicUrl: string
  /** The organisation's clock. */
  readonly zone: string
  /** The channels beyond the application itself; `null` where one is off. */
  readonly push: PushSettings | null
  readonly mail: MailSettings | null
  readonly gateway: GatewaySettings | null
}

/** What notify asks of identity. */
export interface People {
  /** How these people can be reached apart from Baton; someone who is suspended or not here has no entry. */
  contactsOf(transaction: Transaction, personIds: readonly string[]): Promise<Map<string, Contact>>
  /** Of these people the visitors, with who they are at home. */
  visitorsAmong(transaction: Transaction, personIds: readonly string[]): Promise<ReadonlyMap<string, Home>>
  /** Administrators who are not suspended. */
  administratorsOf(transaction: Transaction): Promise<string[]>
  /** Of these sessions, those whose devices may be woken: not ended by anybody, and not over (QUI14). */
  sessionsThatWake(transaction: Transaction, sessionIds: readonly string[], at: Date): Promise<Set<string>>
}

/** Whose person a visitor is, and who they are there. */
export interface Home {
  readonly organisationId: string
  readonly personId: string
}

export interface Contact {
  readonly email: string
  readonly telephone: string | null
  readonly bleep: string | null
}

/** What notify asks of duty. */
export interface DutyNow {
  /** How each may be reached; absent: not at all. */
  reachableAmong(
    transaction: Transaction,
    personIds: readonly string[],
    at: Date,
  ): Promise<Map<string, NonNullable<Reach>>>
  /** Until when they are busy, and the number to ring during this shift. */
  dutiesOf(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<Map<string, { readonly telephone: string | null; readonly focusUntil: string | null }>>
}
