import type { Channel, Delivered, Escalation, Role, Subject, Urgency } from '@baton/contract'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What escalation is given by whoever wires the server. */
export interface EscalationParts {
  readonly database: Database
  readonly vault: Vault
  readonly duty: Rota
  readonly notify: Bell
  /** Told what happens to a thing, by its kind. */
  readonly subjects: Readonly<Partial<Record<Subject['kind'], Subjects>>>
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What escalation asks of duty, within its own transaction. */
export interface Rota {
  /** Who holds each role now; where nobody does, the holders of its fallback role. */
  holdersOf(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, string[]>>
  rolesByIds(transaction: Transaction, roleIds: readonly string[]): Promise<Map<string, Role>>
  /** Who of each team is on duty now. */
  onDutyOfTeams(transaction: Transaction, teamIds: readonly string[]): Promise<Map<string, string[]>>
  /** Of these people, those who may be called at that moment: reachable, and of this organisation. */
  callableAmong(
    transaction: Transaction,
    personIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, unknown>>
  /** Who coordinates a site; without one, who coordinates anything. */
  coordinatorsOf(transaction: Transaction, siteId: string | null): Promise<string[]>
}

/** What escalation asks of notify, within its own transaction. */
export interface Bell {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
  /** Nothing more is sent about it. */
  withdraw(acting: Acting, about: Notice['about']): Promise<void>
  /** A device of this person has it: channels that wait for others to fail are not used. */
  markReached(acting: Acting, about: Notice['about'], personId: string): Promise<void>
}

/** One person to be told one thing. `key` is unique for ever, so that it happens once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  /** All that a locked screen shows: never a name, a number or somebody's words. */
  readonly heading: string
  readonly channels: readonly Channel[]
  /** It is part of a role, which nobody's quiet hours silence. */
  readonly throughRole: boolean
}

/** Whoever owns what is escalated, in the transaction of the step. */
export interface Subjects {
  /** That it is done is said of the thing itself, by its own rules, and never of its ladder. */
  readonly isCompletedThere?: boolean
  /** These people are paged: they must be able to read it. The stream `withinId` is locked, and the people's own. */
  paged(acting: Acting, escalation: Escalation, personIds: readonly string[]): Promise<void>
  /** It is accepted, done or cancelled. */
  settled(acting: Acting, escalation: Escalation): Promise<void>
  /** Every step that is told of, by what was done: where the thing itself says who has it, both say the same after the commit. */
  changed?(acting: Acting, escalation: Escalation, action: string): Promise<void>
  /** Everyone whose streams `changed` writes to: locked with the step's own, so that two who cross never wait for each other. */
  concernedBy?(acting: Acting, subjectId: string): Promise<string[]>
}

/** Fits duty's port: what a role or a person has open. */
export interface OpenItems {
  heldBy(transaction: Transaction, personId: string): Promise<number>
  ofRole(transaction: Transaction, roleId: string): Promise<number>
  move(
    acting: Acting,
    moving: { readonly roleId: string; readonly fromPersonId: string; readonly toPersonId: string },
  ): Promise<number>
}
