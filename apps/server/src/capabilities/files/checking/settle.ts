import type { FileFault } from '@baton/contract'
import { putRenditionContent } from '../content/put-content.ts'
import { deleteBlobs } from '../keeping/delete-blobs.ts'
import type { FilesParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, type OpenedFile, openFile, tellFile } from '../steps/change-file.ts'
import type { Deed } from '../steps/deed.ts'
import { endCheck, holdCheck, type TakenCheck } from '../store/checks.ts'
import type { FileRow } from '../store/files.ts'
import { deleteParts } from '../store/parts.ts'
import { deleteRenditions, insertRendition, type RenditionRow } from '../store/renditions.ts'
import type { Outcome } from '../workshop/outcome.ts'

type Good = Extract<Outcome, { is: 'good' }>

/** It may be seen: what was made of it is stored first, and enters with the state in one transaction. */
export async function makeReady(
  parts: FilesParts,
  taken: TakenCheck,
  row: FileRow,
  { kind, found, renditions }: Good,
): Promise<'ready' | 'passed-by'> {
  const stored: RenditionRow[] = []
  try {
    for (const { name, mediaType, content } of renditions) {
      const blobId = await putRenditionContent(parts, row, name, once(content))
      stored.push({ fileId: row.id, name, blobId, mediaType, bytes: content.length })
    }
    return await settle(parts, taken, 'files.ready', async (deed, opened) => {
      const { transaction, organisationId } = deed
      // What is left of an earlier time was found damaged.
      const former = await deleteRenditions(transaction, row.id)
      for (const rendition of stored) await insertRendition(transaction, organisationId, rendition)
      await tellFile(deed, parts, opened, {
        ...found,
        kind,
        state: 'ready',
        fault: null,
        held: false,
        pictured: stored.some(({ name }) => name === 'thumbnail'),
        checkedAt: deed.at,
        verifiedAt: deed.at,
      })
      auditFile(deed, opened.row, opened.row.commitment)
      deed.afterCommit?.(() => deleteBlobs(parts, former))
      return 'ready'
    }).then((settled) => {
      if (settled === 'passed-by') deleteBlobs(parts, idsOf(stored))
      return settled
    })
  } catch (error) {
    deleteBlobs(parts, idsOf(stored))
    throw error
  }
}

/** It will not be seen: its content is destroyed at once; its row stays, and says why and what it was called. */
export function refuse(
  parts: FilesParts,
  taken: TakenCheck,
  fault: FileFault,
): Promise<'refused' | 'passed-by'> {
  return settle(parts, taken, 'files.refuse', async (deed, opened) => {
    const { transaction } = deed
    const blobIds = [
      ...(await deleteParts(transaction, opened.row.id)),
      ...(await deleteRenditions(transaction, opened.row.id)),
    ]
    await tellFile(deed, parts, opened, { state: 'refused', fault, held: false, checkedAt: deed.at })
    auditFile(deed, opened.row, opened.row.commitment)
    deed.afterCommit?.(() => deleteBlobs(parts, blobIds))
    return 'refused'
  })
}

/** It is not shown, and nothing of it is destroyed: what is stored is not what came, or no longer opens. */
export function markDamaged(parts: FilesParts, taken: TakenCheck): Promise<'damaged' | 'passed-by'> {
  return settle(parts, taken, 'files.damaged', async (deed, opened) => {
    await tellFile(deed, parts, opened, { state: 'damaged', held: false, checkedAt: deed.at })
    auditFile(deed, opened.row)
    return 'damaged'
  })
}

/** It waits because nobody looks for malware; whoever added it is told so once. */
export async function hold(parts: FilesParts, taken: TakenCheck): Promise<'held' | 'passed-by'> {
  const { organisationId, fileId } = taken
  return act(parts, { organisationId, personId: null, action: 'files.hold' }, async (deed) => {
    const opened = await openFile(deed, parts, fileId)
    if (opened?.row.state !== 'checking' || !(await holdCheck(deed.transaction, taken))) return 'passed-by'
    if (opened.row.held) return 'held'
    await tellFile(deed, parts, opened, { held: true })
    auditFile(deed, opened.row)
    return 'held'
  })
}

/** One transaction, and only while the file still waits and nobody else has taken it since. */
function settle<Settled extends string>(
  parts: FilesParts,
  taken: TakenCheck,
  action: string,
  work: (deed: Deed, opened: OpenedFile) => Promise<Settled>,
): Promise<Settled | 'passed-by'> {
  const { organisationId, fileId } = taken
  return act(parts, { organisationId, personId: null, action }, async (deed) => {
    const opened = await openFile(deed, parts, fileId)
    if (opened?.row.state !== 'checking' || !(await endCheck(deed.transaction, taken))) return 'passed-by'
    return work(deed, opened)
  })
}

function idsOf(rows: readonly RenditionRow[]): string[] {
  return rows.map(({ blobId }) => blobId)
}

async function* once(content: Buffer): AsyncGenerator<Buffer, void> {
  yield content
}
