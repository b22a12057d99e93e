import { createHash } from 'node:crypto'
import type { Consent, FileKind, FileState, StoredFile, ToldPatient } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import { createScopeKey, openScopes } from '../../platform/vault/index.ts'
import { commitContent, commitPart } from './content/commit-content.ts'
import { ofPart, scopeOf } from './content/frames.ts'
import { putContent, putRenditionContent } from './content/put-content.ts'
import type { FilesParts } from './parts.ts'
import { presentFiles } from './present.ts'
import { type FileRow, insertFile, saveFile } from './store/files.ts'
import { insertPart, type PartRow } from './store/parts.ts'
import { insertRendition } from './store/renditions.ts'
import { sealName, sealToldPatient } from './words.ts'

/** A file as a test wants it; what is left out is a little text. */
export interface AddedFile {
  readonly name?: string
  readonly kind?: FileKind
  readonly mediaType?: string
  readonly content?: Buffer
  readonly state?: FileState
  readonly patientId?: string | null
  readonly toldPatient?: ToldPatient
  readonly consent?: Consent | null
  readonly width?: number
  readonly height?: number
  readonly pages?: number
  /** By name: `thumbnail`, `preview`, `whole`, `words`, `page/<n>`. */
  readonly renditions?: Record<string, { mediaType: string; content: Buffer }>
  /** In parts of so many bytes; 4 MiB unless a test says otherwise. */
  readonly partBytes?: number
}

/** Puts a file straight in, as if it had been received and checked. */
export async function addFile(parts: FilesParts, viewer: Viewer, file: AddedFile): Promise<StoredFile> {
  const { database, vault, blobs, clock } = parts
  const { organisationId } = viewer
  const content = file.content ?? Buffer.from('Discharge summary, Iris Marsh.\n')
  const renditions = Object.entries(file.renditions ?? {})
  const row: FileRow = {
    id: uuidv7(),
    organisationId,
    name: Buffer.alloc(0),
    kind: file.kind ?? 'text',
    mediaType: file.mediaType ?? 'text/plain',
    bytes: content.length,
    received: content.length,
    state: file.state ?? 'ready',
    fault: null,
    held: false,
    width: file.width ?? null,
    height: file.height ?? null,
    pages: file.pages ?? null,
    durationMs: null,
    patientId: file.patientId ?? null,
    toldPatient: null,
    consent: file.consent ?? null,
    addedBy: viewer.personId,
    addedAt: clock.now(),
    commitment: null,
    pictured: renditions.some(([name]) => name === 'thumbnail'),
    layers: 0,
    checkedAt: clock.now(),
    verifiedAt: clock.now(),
    version: 1,
  }
  const scope = scopeOf(row)
  await inTransaction(database.app, organisationId, async (transaction) => {
    const made = await createScopeKey(transaction, vault, scope)
    row.name = sealName(vault, made, row.id, file.name ?? 'summary.txt')
    if (file.toldPatient) row.toldPatient = sealToldPatient(vault, made, row.id, file.toldPatient)
    insertFile(transaction, row)
  })
  return inTransaction(database.app, organisationId, async (transaction) => {
    await openScopes(transaction, vault, [{ scope }])
    const stored: PartRow[] = []
    const partBytes = file.partBytes ?? 4 * 1024 ** 2
    for (let start = 0; start < content.length; start += partBytes) {
      const number = stored.length + 1
      const bytes = content.subarray(start, start + partBytes)
      const commitment = commitPart(vault, scope, createHash('sha256').update(bytes).digest())
      const blobId = await putContent(blobs, { vault, scope, of: ofPart(row.id, number) }, once(bytes))
      const part = { fileId: row.id, number, blobId, start, bytes: bytes.length, commitment }
      insertPart(transaction, organisationId, part)
      stored.push(part)
    }
    for (const [name, made] of renditions) {
      const blobId = await putRenditionContent({ vault, blobs }, row, name, once(made.content))
      const rendition = {
        fileId: row.id,
        name,
        blobId,
        mediaType: made.mediaType,
        bytes: made.content.length,
      }
      await insertRendition(transaction, organisationId, rendition)
    }
    saveFile(transaction, { ...row, commitment: commitContent(vault, scope, stored) })
    const [presented] = await presentFiles(transaction, vault, [row])
    if (presented === undefined) throw new Error('the file was not presented')
    return presented
  })
}

async function* once(content: Buffer): AsyncGenerator<Buffer, void> {
  yield content
}
