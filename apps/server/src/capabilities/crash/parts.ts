import type { Channel, Delivered, Role, Urgency } from '@baton/contract'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What crash is given by whoever wires the server. */
export interface CrashParts {
  readonly database: Database
  readonly vault: Vault
  readonly duty: Rota
  readonly notify: Bell
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What crash asks of duty, within its own transaction. */
export interface Rota {
  rolesByIds(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, Role>>
  /** Who has each role now; where nobody holds it, the holders of its fallback role, and so on. */
  holdersOf(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, string[]>>
  /** Who coordinates a site; without one, who coordinates anything. */
  coordinatorsOf(transaction: Transaction, siteId: string | null): Promise<string[]>
}

/** One person to be told one thing; under one key once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  readonly heading: string
  readonly channels: readonly Channel[]
  readonly throughRole: boolean
}

/** What crash asks of notify, within its own transaction. */
export interface Bell {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
  /** Nothing more is sent about it, to everyone or to one person. */
  withdraw(acting: Acting, about: Notice['about'], personId?: string | null): Promise<void>
  /** A device of this person has it. */
  markReached(acting: Acting, about: Notice['about'], personId: string): Promise<void>
}
