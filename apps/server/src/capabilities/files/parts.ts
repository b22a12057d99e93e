import type { Delivered, FilePlace } from '@baton/contract'
import type { Blobs } from '../../platform/blobs/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { ShredLedger, Vault } from '../../platform/vault/index.ts'
import type { PatientsCapability } from '../patients/index.ts'
import type { ClamdAddress } from './checking/scanner/clamd.ts'
import type { FileRow } from './store/files.ts'

/** What files is given by whoever wires the server. */
export interface FilesParts {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  readonly blobs: Blobs
  /** Told of every key that is destroyed with its file. */
  readonly ledger: Pick<ShredLedger, 'note'>
  /** Who may see a patient is decided where patients are. */
  readonly patients: Pick<PatientsCapability, 'relationsTo'>
  readonly places: Places
  /** Largest file and all the room that an organisation has, in bytes. */
  readonly limits: { readonly largest: number; readonly quota: number }
  /** Where malware is looked for; where it is left out, nobody looks for it. */
  readonly clamd?: ClamdAddress | null
  /** Told after a commit, with the events in the order of their streams. */
  readonly publish: (organisationId: string, delivered: readonly Delivered[]) => void
}

/** The same with what checking gives: files makes it itself, from these parts. */
export interface CheckedParts extends FilesParts {
  readonly checker: Checker
}

/** What looks into what was received before anyone sees it. */
export interface Checker {
  /** All of a file is here: it is looked into soon. That it waits stands in its row, so that nothing depends on this. */
  nudge(fileId: string): void
  /** The picture of a page of a PDF, drawn anew; `null` when it cannot be drawn. */
  drawPage(file: FileRow, page: number): Promise<{ mediaType: string; content: Buffer } | null>
  /** Whether malware is looked for at all, and whether what looks for it answers. */
  scanner(): 'none' | 'answering' | 'silent'
}

export type PlaceKind = FilePlace['kind']

/** Higher capabilities whose things files hang on, by kind; they are entered when they are put together. */
export type Places = Map<PlaceKind, PlaceDoor>

/** What files asks of whoever owns a kind of place, within its own transaction. */
export interface PlaceDoor {
  /** Those of these places that the viewer may see now. */
  visibleAmong(
    transaction: Transaction,
    viewer: Viewer,
    at: Date,
    placeIds: readonly string[],
  ): Promise<Set<string>>
  /** The streams that `changed` will write to, so that whoever changes a file locks them first, with its own. */
  streamsOf(transaction: Transaction, placeIds: readonly string[]): Promise<string[]>
  /** A file that hangs there is ready, refused, damaged, removed or drawn on: whoever sees the place is told. */
  changed(acting: Acting, placeIds: readonly string[], fileId: string): Promise<void>
}
