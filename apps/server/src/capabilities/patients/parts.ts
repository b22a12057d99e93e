import type { Channel, Delivered, Urgency } from '@baton/contract'
import type { HeldRole } from '@baton/domain/patients/relations'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Vault } from '../../platform/vault/index.ts'

/** What patients is given by whoever wires the server. */
export interface PatientsParts {
  readonly database: Database
  readonly vault: Vault
  readonly log: Log
  readonly relating: Relating
  readonly notify: Bell
  /** Where the feed listens, when it is switched on. */
  readonly feedAddress?: string | null
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** What decides who is related to whom. */
export interface Relating {
  readonly clock: Clock
  readonly duty: Work
  /** Higher capabilities that know of patients and people who concern each other, by name; they are entered when they are put together. */
  readonly related: Map<string, RelatedFinder>
}

/** What patients asks of duty, within its own transaction. */
export interface Work {
  /** Where each of these people is on duty and what they hold; who is off duty and holds nothing may be left out. */
  workOf(
    transaction: Transaction,
    personIds: readonly string[],
  ): Promise<Map<string, { readonly placeId: string | null; readonly roles: readonly HeldRole[] }>>
  /** Who is on duty in one of these places. */
  onDutyAt(
    transaction: Transaction,
    placeIds: readonly string[],
  ): Promise<{ personId: string; placeId: string }[]>
  /** Who holds a role of one of these places, of one of these sites without a place, or one that coordinates. */
  holdersAt(
    transaction: Transaction,
    where: { readonly placeIds: readonly string[]; readonly siteIds: readonly string[] },
  ): Promise<(HeldRole & { personId: string })[]>
}

/** Who is concerned with a patient through something that a higher capability keeps. */
export interface RelatedFinder {
  /** Everyone who is concerned with one of these patients now. */
  peopleOf(
    transaction: Transaction,
    patientIds: readonly string[],
  ): Promise<{ personId: string; patientId: string }[]>
  /** These patients have been told of as moved, merged or otherwise changed, in the caller's transaction. */
  changed?(acting: Acting, patientIds: readonly string[]): Promise<void>
}

/** One person to be told one thing; under one key once. */
export interface Notice {
  readonly key: string
  readonly personId: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly urgency: Urgency
  readonly heading: string
  readonly channels: readonly Channel[]
}

/** What patients asks of notify, within its own transaction. */
export interface Bell {
  notify(acting: Acting, notices: readonly Notice[]): Promise<void>
}
