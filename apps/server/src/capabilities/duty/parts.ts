import type { Delivered } from '@baton/contract'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What duty is given by whoever wires the server. */
export interface DutyParts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
  readonly openItems: OpenItems
}

/** Urgent items that are not done, in their keeper's own words: duty has never heard of what they are. */
export interface OpenItems {
  /** How many someone has accepted and not done. The person's stream is locked by the caller. */
  heldBy(transaction: Transaction, personId: string): Promise<number>
  /** How many are open in a role, accepted or not. */
  ofRole(transaction: Transaction, roleId: string): Promise<number>
  /** Moves a role's open items from one holder to another, all of them; returns how many. */
  move(acting: Acting, moved: { roleId: string; fromPersonId: string; toPersonId: string }): Promise<number>
}
