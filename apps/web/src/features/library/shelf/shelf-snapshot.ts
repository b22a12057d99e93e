import type { FileKind, LibraryDocument } from '@baton/contract'
import { wayTo } from '@baton/domain/files/library-folders'
import type { OpenLibrary } from '@baton/domain/files/library-replay'
import { pendingWords, type ValidityWords, validityWords, versionWords } from '../words/document-words.ts'

export interface ShelfState {
  readonly library: OpenLibrary
  /** Where one is; `null` at the top. */
  readonly folderId: string | null
  readonly teamName: (teamId: string) => string
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

export interface DocumentRowSnapshot {
  readonly id: string
  readonly name: string
  readonly kind: FileKind
  /** “Version 3 by Grace Adeyemi, yesterday at 14:05”. */
  readonly words: string
  readonly isPinned: boolean
  /** What presses, if anything does. */
  readonly notices: readonly Pick<ValidityWords, 'words' | 'tone'>[]
}

export interface FolderRowSnapshot {
  readonly id: string
  readonly name: string
  /** “4 documents, 1 folder”. */
  readonly words: string
}

export interface ShelfSnapshot {
  /** The folder, or the team at the top. */
  readonly title: string
  /** The folders above, outermost first. */
  readonly above: readonly { readonly id: string; readonly name: string }[]
  readonly folders: readonly FolderRowSnapshot[]
  readonly documents: readonly DocumentRowSnapshot[]
  /** At the top: what other teams share, and what was taken out. */
  readonly shared: readonly DocumentRowSnapshot[]
  readonly removed: readonly DocumentRowSnapshot[]
  /** Nothing stands here, nor beside it. */
  readonly isEmpty: boolean
}

/** One folder of a team's library; `undefined` when it is not there any more. */
export function shelfSnapshot(state: ShelfState): ShelfSnapshot | undefined {
  const { library, folderId, teamName } = state
  const { folders, documents, teamId } = library
  const way = folderId === null ? [] : wayTo(folders, folderId)
  if (way === undefined) return undefined
  const names = new Map(folders.map(({ id, name }) => [id, name]))
  const above = way.map((id) => ({ id, name: names.get(id) ?? '' }))
  const here = above.at(-1)
  const own = documents.filter((document) => document.teamId === teamId)
  const there = own.filter((document) => document.removedAt === null && document.folderId === folderId)
  const isTop = folderId === null
  const shown = {
    folders: folders
      .filter(({ parentId }) => parentId === folderId)
      .map(({ id, name }) => ({ id, name, words: insideWords(library, id) })),
    documents: there.map((document) => documentRow(document, state)),
    shared: isTop
      ? documents
          .filter((document) => document.teamId !== teamId)
          .map((document) => sharedRow(document, state))
      : [],
    removed: isTop
      ? own.filter(({ removedAt }) => removedAt !== null).map((document) => documentRow(document, state))
      : [],
  }
  return {
    title: here?.name ?? teamName(teamId),
    above: above.slice(0, -1),
    ...shown,
    isEmpty: Object.values(shown).every(({ length }) => length === 0),
  }
}

/** A document as a list shows it. */
export function documentRow(
  document: LibraryDocument,
  given: Pick<ShelfState, 'nameOf' | 'now'>,
): DocumentRowSnapshot {
  const { id, name, current, pinned } = document
  const validity = validityWords(document, given.now)
  const pending = pendingWords(document.pending)
  return {
    id,
    name,
    kind: current.file.kind,
    words: versionWords(current, given),
    isPinned: pinned,
    notices: [
      ...(validity?.presses ? [{ words: validity.words, tone: validity.tone }] : []),
      ...(pending ? [{ words: pending, tone: 'quiet' as const }] : []),
    ],
  }
}

/** “4 documents, 1 folder”. */
function insideWords({ folders, documents, teamId }: OpenLibrary, folderId: string): string {
  const count = documents.filter(
    (one) => one.teamId === teamId && one.folderId === folderId && one.removedAt === null,
  ).length
  const inside = folders.filter(({ parentId }) => parentId === folderId).length
  const words = [
    ...(count > 0 ? [count === 1 ? '1 document' : `${count} documents`] : []),
    ...(inside > 0 ? [inside === 1 ? '1 folder' : `${inside} folders`] : []),
  ]
  return words.length === 0 ? 'Empty' : words.join(', ')
}

/** What another team shares: whose it is stands first, and that it is pinned is theirs alone. */
function sharedRow(document: LibraryDocument, state: ShelfState): DocumentRowSnapshot {
  const row = documentRow(document, state)
  return { ...row, isPinned: false, words: `${state.teamName(document.teamId)} · ${row.words}` }
}
