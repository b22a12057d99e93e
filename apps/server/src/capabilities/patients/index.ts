import type { Clock } from '../../platform/clock.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { audienceOf } from './access/audience-of.ts'
import { type PatientDoor, patientDoor } from './access/patient-door.ts'
import { relationsTo, type Seeing } from './access/relations-to.ts'
import { wardsOpenTo } from './access/wards-open-to.ts'
import { type FeedSettings, type StartedFeed, startFeed } from './feed/feed.ts'
import { patientsHandlers } from './handlers.ts'
import type { PatientsParts } from './parts.ts'
import { tellLost } from './steps/tell-patients.ts'

export type { Seeing } from './access/relations-to.ts'
export { followMerge, patientsByIds, patientsOnWards, recordsOf, survivorsOf } from './by-ids.ts'
export { hydratePatients, patientEvents } from './hydrate.ts'
export type { PatientsParts, RelatedFinder, Relating } from './parts.ts'

/** Who the patients are, where they are, who may see them, and the lists that people keep of them. */
export interface PatientsCapability {
  readonly handlers: Handler[]
  /** Fits files' port: patients as places where files hang. */
  readonly door: PatientDoor
  /** Why this person may see each of these patients: `relations` is empty where they may not; who is not here has no entry. */
  relationsTo(
    transaction: Transaction,
    personId: string,
    patientIds: readonly string[],
    at: Date,
  ): Promise<Map<string, Seeing>>
  /** Everyone who may see each of these patients now. */
  audienceOf(
    transaction: Transaction,
    patientIds: readonly string[],
    at: Date,
  ): Promise<Map<string, Set<string>>>
  /**
   * A higher capability no longer relates these people to these patients: those whom nothing else does are told so, in
   * the caller's transaction, once what changes is written. Their streams are locked with the caller's own.
   */
  tellLost(acting: Acting, personIds: readonly string[], patientIds: readonly string[]): Promise<void>
  /** Of these wards, those whose lists this person may open. */
  wardsOpenTo(transaction: Transaction, personId: string, wardIds: readonly string[]): Promise<Set<string>>
  /** Begins to listen for the hospital's own system; the caller stops it. */
  startFeed(settings: FeedSettings, given: { clock: Clock; log: Log }): Promise<StartedFeed>
}

export const patientsMigrations: readonly Migration[] = ['0001-patients', '0002-feed'].map((name) => ({
  name: `patients/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts patients together. */
export function createPatients(parts: PatientsParts): PatientsCapability {
  return {
    handlers: patientsHandlers(parts),
    door: patientDoor(parts.relating),
    relationsTo: (transaction, personId, patientIds, at) =>
      relationsTo(transaction, parts.relating, personId, patientIds, at),
    audienceOf: (transaction, patientIds, at) => audienceOf(transaction, parts.relating, patientIds, at),
    tellLost: (acting, personIds, patientIds) => tellLost(acting, parts, personIds, patientIds),
    startFeed: (settings, given) => startFeed(parts, settings, given),
    wardsOpenTo: (transaction, personId, wardIds) =>
      wardsOpenTo(transaction, parts.relating, personId, wardIds),
  }
}
