import type { Delivered } from '@baton/contract'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What messaging is given by whoever wires the server. */
export interface MessagingParts {
  readonly database: Database
  readonly vault: Vault
  readonly people: People
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What messaging asks of identity, within its own transaction. */
export interface People {
  /** Of these ids, those who are people of this organisation and not suspended. */
  activeAmong(transaction: Transaction, personIds: readonly string[]): Promise<Set<string>>
  /** Who is in each of these teams now; a team that is not here has no entry. */
  membersOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  /** These teams with their names and members, also those who are suspended; one that is not here is left out. */
  teamsByIds(transaction: Transaction, teamIds: readonly string[]): Promise<TeamNow[]>
}

/** A team as it is now. */
export interface TeamNow {
  readonly id: string
  readonly name: string
  readonly memberIds: readonly string[]
}
