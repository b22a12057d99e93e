import type { Folder, LibraryDocument } from '@baton/contract'
import type { Acting } from '../../../platform/operations/acting.ts'
import { actingIn } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'
import type { FetchedShelf } from './fetch.ts'
import type { LibraryParts } from './parts.ts'
import { seersOf } from './seers.ts'
import { readDocuments } from './store/documents.ts'
import type { FolderRow } from './store/folders.ts'
import { type Opening, presentDocuments, presentFolders, wholeDocuments } from './whole.ts'

/**
 * Ends a change of a document: tells everyone who sees it what it is now, those who do no more that it is gone, and
 * audits (FIL77). Streams are locked before the document is read, so that the file of a version that changes at the same
 * moment is told of once as it was and once as it is, never the other way round.
 */
export async function tellDocument(
  change: Change,
  parts: LibraryParts,
  documentId: string,
  {
    made,
    before = new Set(),
    teamIds = [],
  }: {
    made?: Opening['made']
    /** Who saw it before. */
    before?: ReadonlySet<string>
    /** Teams that the change is about, for the audit log. */
    teamIds?: readonly string[]
  } = {},
): Promise<LibraryDocument> {
  const [document] = await announceDocuments(actingIn(change), parts, [documentId], { made, before })
  if (document === undefined) throw new Error(`document ${documentId} was not presented`)
  change.audit(
    { kind: 'person', id: change.viewer.personId },
    {
      subjects: [
        { kind: 'document', id: documentId },
        { kind: 'file', id: (document.pending ?? document.current).file.id },
        ...teamIds.map((id) => ({ kind: 'team', id })),
      ],
    },
  )
  change.afterCommit(parts.nudge)
  return document
}

/** The same for several that changed with something else, which audits. */
export async function announceDocuments(
  { transaction, streams, organisationId, personId, at }: Acting,
  { vault }: Pick<LibraryParts, 'vault'>,
  documentIds: readonly string[],
  { made, before = new Set() }: { made?: Opening['made']; before?: ReadonlySet<string> } = {},
): Promise<LibraryDocument[]> {
  const wholes = await wholeDocuments(transaction, await readDocuments(transaction, documentIds))
  const seers = await seersOf(transaction, wholes)
  const here = await streams.lock([...before, ...[...seers.values()].flatMap((some) => [...some])])
  const documents = await presentDocuments({ transaction, vault, made }, wholes)
  const act = { organisationId, personId, at }
  for (const document of documents) {
    const seeing = seers.get(document.id) ?? new Set()
    for (const id of here) {
      const stored = { documentId: document.id }
      const own = { kind: 'person' as const, id }
      if (seeing.has(id)) streams.append(own, { type: 'document.changed', data: { document }, stored }, act)
      else if (before.has(id)) streams.append(own, { type: 'document.closed', data: stored }, act)
    }
  }
  return documents
}

/** Ends a change of a folder: tells the team what it is now, and audits. */
export async function tellFolder(
  change: Change,
  { vault }: LibraryParts,
  { members, made, teamId }: FetchedShelf,
  row: FolderRow,
): Promise<Folder> {
  const [folder] = await presentFolders({ transaction: change.transaction, vault, made }, [row])
  if (folder === undefined) throw new Error(`folder ${row.id} was not presented`)
  const stored = { folderId: row.id, teamId }
  for (const id of await change.lock(...members))
    change.append({ kind: 'person', id }, { type: 'folder.changed', data: { folder }, stored })
  auditFolder(change, row.id)
  return folder
}

/** All leaves of a folder stand in the chain of whoever changed it. */
export function auditFolder(change: Change, folderId: string): void {
  change.audit(
    { kind: 'person', id: change.viewer.personId },
    { subjects: [{ kind: 'folder', id: folderId }] },
  )
}
