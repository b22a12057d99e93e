import type { Consent, FileFault, FileKind, FileState } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface FileRow {
  id: string
  organisationId: string
  /** Sealed. */
  name: Buffer
  kind: FileKind
  mediaType: string | null
  bytes: number
  /** How much of the content is stored. */
  received: number
  state: FileState
  fault: FileFault | null
  held: boolean
  width: number | null
  height: number | null
  pages: number | null
  durationMs: number | null
  patientId: string | null
  /** Instead, of a visitor's: whom it shows, as they told it; sealed. */
  toldPatient: Buffer | null
  consent: Consent | null
  addedBy: string
  addedAt: Date
  commitment: Buffer | null
  pictured: boolean
  layers: number
  checkedAt: Date | null
  verifiedAt: Date | null
  version: number
}

const columns = `f.id, f.organisation_id as "organisationId", f.name, f.kind, f.media_type as "mediaType", f.bytes,
  f.received, f.state, f.fault, f.held, f.width, f.height, f.pages, f.duration_ms as "durationMs",
  f.patient_id as "patientId", f.told_patient as "toldPatient", f.consent, f.added_by as "addedBy", f.added_at as "addedAt", f.commitment, f.pictured,
  f.layers, f.checked_at as "checkedAt", f.verified_at as "verifiedAt", f.version`

/** Writes a new file. */
export function insertFile(transaction: Transaction, row: FileRow): void {
  transaction.write({
    name: 'file-insert',
    text: `insert into file (id, organisation_id, name, kind, bytes, state, patient_id, told_patient, consent, added_by, added_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      row.id,
      row.organisationId,
      row.name,
      row.kind,
      row.bytes,
      row.state,
      row.patientId,
      row.toldPatient,
      row.consent,
      row.addedBy,
      row.addedAt.toISOString(),
    ],
  })
}

/** Writes what may have changed of a file whose row is locked. */
export function saveFile(transaction: Transaction, row: FileRow): void {
  transaction.write({
    name: 'file-save',
    text: `update file set kind = $2, media_type = $3, received = $4, state = $5, fault = $6, held = $7, width = $8,
             height = $9, pages = $10, duration_ms = $11, commitment = $12, pictured = $13, layers = $14,
             checked_at = $15, verified_at = $16, version = $17
            where id = $1`,
    values: [
      row.id,
      row.kind,
      row.mediaType,
      row.received,
      row.state,
      row.fault,
      row.held,
      row.width,
      row.height,
      row.pages,
      row.durationMs,
      row.commitment,
      row.pictured,
      row.layers,
      row.checkedAt?.toISOString() ?? null,
      row.verifiedAt?.toISOString() ?? null,
      row.version,
    ],
  })
}

/** A file, locked until the transaction ends. */
export async function lockFile(transaction: Transaction, id: string): Promise<FileRow | undefined> {
  const [row] = await transaction.query<FileRow>({
    name: 'file-lock',
    text: `select ${columns} from file f where f.id = $1 for update`,
    values: [id],
  })
  return row
}

/** Files that keep their state until the transaction ends, in the order of their ids. */
export function holdFiles(transaction: Transaction, ids: readonly string[]): Promise<FileRow[]> {
  return transaction.query<FileRow>({
    name: 'files-hold',
    text: `select ${columns} from file f where f.id = any($1::uuid[]) order by f.id for share`,
    values: [ids],
  })
}

/** Files by their ids, for someone whose right to them was checked or is about to be. */
export function readFiles(transaction: Transaction, ids: readonly string[]): Promise<FileRow[]> {
  return transaction.query<FileRow>({
    name: 'files',
    text: `select ${columns} from file f where f.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** Somebody's own: those that are under way, and those that hang nowhere; the newest first. */
export function readMine(transaction: Transaction, personId: string, most: number): Promise<FileRow[]> {
  return transaction.query<FileRow>({
    name: 'files-mine',
    text: `select ${columns} from file f
            where f.organisation_id = current_organisation() and f.added_by = $1
              and (f.state in ('receiving', 'checking')
                or f.state in ('ready', 'refused', 'damaged')
                   and not exists (select from file_place p where p.file_id = f.id))
            order by f.added_at desc, f.id desc limit $2`,
    values: [personId, most],
  })
}

/** How many files somebody has announced that are not all here. */
export async function countUnderWay(transaction: Transaction, personId: string): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'files-under-way',
    text: `select count(*) from file
            where organisation_id = current_organisation() and added_by = $1 and state = 'receiving'`,
    values: [personId],
  })
  return row?.count ?? 0
}

/** For administrators: what waits in quarantine, was refused or is damaged, before a moment; the newest first. */
export function readWaiting(transaction: Transaction, before: Date, most: number): Promise<FileRow[]> {
  return transaction.query<FileRow>({
    name: 'files-waiting',
    text: `select ${columns} from file f
            where f.organisation_id = current_organisation() and f.state in ('checking', 'refused', 'damaged')
              and f.added_at < $1
            order by f.added_at desc, f.id desc limit $2`,
    values: [before.toISOString(), most],
  })
}

/** How many files are damaged. */
export async function countDamaged(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'files-damaged',
    text: `select count(*) from file where organisation_id = current_organisation() and state = 'damaged'`,
    values: [],
  })
  return row?.count ?? 0
}

/** The room that an organisation's files take or have been promised, in bytes. */
export async function readUsed(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ bytes: number }>({
    name: 'files-used',
    text: `select coalesce(sum(bytes), 0)::bigint as bytes from file
            where organisation_id = current_organisation() and state in ('receiving', 'checking', 'ready', 'damaged')`,
    values: [],
  })
  return row?.bytes ?? 0
}

/** Nobody else of the organisation counts its room until the transaction ends, so that two never share the last of it. */
export async function holdRoom(transaction: Transaction, organisationId: string): Promise<void> {
  await transaction.query({
    name: 'files-hold-room',
    text: `select pg_advisory_xact_lock(hashtextextended('room for files ' || $1, 0))`,
    values: [organisationId],
  })
}

/** Says how much of a file is stored, whose row is locked. */
export function saveReceived(transaction: Transaction, id: string, received: number): void {
  transaction.write({
    name: 'file-received',
    text: 'update file set received = $2 where id = $1',
    values: [id, received],
  })
}
