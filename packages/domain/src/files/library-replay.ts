import type { api, Delivered, LibraryDocument, libraryPersonEvents, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'
import { byLibraryName, byPlaceInLibrary } from './library-order.ts'

type Own = keyof typeof libraryPersonEvents

/** A team's library as it was opened, with whose it is. */
export type OpenLibrary = OutputOf<typeof api.files.openLibrary> & { readonly teamId: string }
/** A document with its versions. */
export type OpenDocument = OutputOf<typeof api.files.openDocument>

/** A library after an event of the viewer's own stream (RT13); other streams change nothing. */
export function applyToLibrary(
  library: OpenLibrary,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<OpenLibrary> {
  return isOn('person', delivered) ? replay(onLibrary, library, delivered, viewer) : already
}

/**
 * A document after an event; `ended` when it is mine no more. That the file of an earlier version is another is not told
 * in words: whoever shows the versions asks again.
 */
export function applyToDocument(
  open: OpenDocument,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<OpenDocument> {
  return isOn('person', delivered) ? replay(onDocument, open, delivered, viewer) : already
}

const onLibrary: Effects<'person', OpenLibrary, Own> = {
  'document.changed': (library, { document }) => {
    const others = library.documents.filter(({ id }) => id !== document.id)
    const isHere = belongsTo(document, library.teamId)
    return { ...library, documents: (isHere ? [...others, document] : others).sort(byPlaceInLibrary) }
  },
  'document.closed': (library, { documentId }) => ({
    ...library,
    documents: library.documents.filter(({ id }) => id !== documentId),
  }),
  'folder.changed': (library, { folder }) => {
    if (folder.teamId !== library.teamId) return library
    const others = library.folders.filter(({ id }) => id !== folder.id)
    return { ...library, folders: [...others, folder].sort(byLibraryName) }
  },
  'folder.removed': (library, { folderId }) => ({
    ...library,
    folders: library.folders.filter(({ id }) => id !== folderId),
  }),
}

const onDocument: Effects<'person', OpenDocument, Own> = {
  'document.changed': (open, { document }) => {
    if (document.id !== open.document.id) return open
    const newest = document.pending ?? document.current
    const told = [document.current, newest]
    const known = open.versions.filter(({ number }) => !told.some((version) => version.number === number))
    const versions = [...new Set(told), ...known].sort((a, b) => b.number - a.number)
    return { ...open, document, versions }
  },
  'document.closed': (open, { documentId }) => (documentId === open.document.id ? null : open),
  'folder.changed': (open) => open,
  'folder.removed': (open) => open,
}

/** What a team finds in its library: its own, taken out or not, and what is shared with it (FIL71, FIL73, FIL74). */
function belongsTo({ teamId, sharedWith, removedAt }: LibraryDocument, libraryTeamId: string): boolean {
  if (teamId === libraryTeamId) return true
  return removedAt === null && sharedWith.some((shared) => shared.teamId === libraryTeamId)
}
