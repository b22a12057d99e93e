import { z } from 'zod'
import { id } from '../values.ts'
import { storedFile } from './file.ts'
import { folder, libraryDocument } from './library.ts'

/** On the own stream of everyone of a team whose library it is, or with which a document is shared. */
export const libraryPersonEvents = {
  'document.changed': z.strictObject({ document: libraryDocument }),
  /** It is no longer mine to see. */
  'document.closed': z.strictObject({ documentId: id }),
  'folder.changed': z.strictObject({ folder }),
  'folder.removed': z.strictObject({ folderId: id, teamId: id }),
} as const

/** On the own stream of whoever added the file, and what a library tells. */
export const filePersonEvents = {
  /** Received, checked, refused, drawn on, damaged: to whoever added it. Where it hangs, that place tells. */
  'file.changed': z.strictObject({ file: storedFile }),
  ...libraryPersonEvents,
} as const
