import type { Handler } from '../../../platform/operations/handler.ts'
import { addDocument } from './commands/add-document.ts'
import { addFolder } from './commands/add-folder.ts'
import { addVersion } from './commands/add-version.ts'
import { changeDocument } from './commands/change-document.ts'
import { changeFolder } from './commands/change-folder.ts'
import { removeDocument } from './commands/remove-document.ts'
import { removeFolder } from './commands/remove-folder.ts'
import { restoreVersion } from './commands/restore-version.ts'
import { shareDocument } from './commands/share-document.ts'
import type { LibraryParts } from './parts.ts'
import { openDocument } from './queries/open-document.ts'
import { openLibrary } from './queries/open-library.ts'
import { searchLibrary } from './queries/search-library.ts'

/** Every operation of libraries with what does it. */
export function libraryHandlers(parts: LibraryParts): Handler[] {
  return [
    openLibrary(parts),
    openDocument(parts),
    searchLibrary(parts),
    addFolder(parts),
    changeFolder(parts),
    removeFolder(parts),
    addDocument(parts),
    addVersion(parts),
    restoreVersion(parts),
    changeDocument(parts),
    shareDocument(parts),
    removeDocument(parts),
  ]
}
