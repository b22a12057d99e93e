import { inTransaction } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { readContent } from '../content/read-content.ts'
import type { FilesParts } from '../parts.ts'
import { type FileRow, readFiles } from '../store/files.ts'
import { type PartRow, readParts } from '../store/parts.ts'
import { openName } from '../words.ts'
import type { Outcome } from '../workshop/outcome.ts'
import type { Workshop } from '../workshop/workshop.ts'
import type { Scanner, Verdict } from './scanner/scanner.ts'

/** What checking works with. */
export interface Tools {
  readonly workshop: Workshop
  /** `null` where no malware is looked for. */
  readonly scanner: Scanner | null
}

/** A file with its key open, ready to be read. */
export interface Readable {
  readonly row: FileRow
  readonly name: string
  read(): AsyncGenerator<Buffer, void>
}

/** Opens a file for the system; `null` when it is not there. */
export async function readable(
  parts: FilesParts,
  { fileId, organisationId }: { fileId: string; organisationId: string },
): Promise<Readable | null> {
  const { database, vault } = parts
  return inTransaction(database.app, organisationId, async (transaction) => {
    const [row] = await readFiles(transaction, [fileId])
    if (row === undefined) return null
    await openScopes(transaction, vault, [{ scope: scopeOf(row), sealed: row.name }])
    const stored: PartRow[] = await readParts(transaction, fileId)
    return { row, name: openName(vault, row), read: () => readContent(parts, row, stored) }
  })
}

/** Reads a content once, for the workshop and the scanner together. */
export async function lookInto(
  { workshop, scanner }: Tools,
  { row, name, read }: Readable,
): Promise<{ outcome: Outcome; verdict: Verdict }> {
  const opening = await workshop.open({ name, bytes: row.bytes })
  const scan = scanner?.begin() ?? null
  try {
    for await (const piece of read()) await Promise.all([opening.write(piece), scan?.write(piece)])
    const [outcome, verdict] = await Promise.all([opening.outcome(), scan?.verdict() ?? unscanned])
    return { outcome, verdict }
  } finally {
    opening.abandon()
    scan?.abandon()
  }
}

/** Where nobody looks for malware, nothing is found. */
const unscanned: Verdict = 'clean'
