import { z } from 'zod'
import { id } from '../values.ts'
import { storedFile } from './file.ts'
import { folder, libraryDocument } from './library.ts'

/** On the own stream of whoever added the file, and of everyone of a team whose library it is. */
export const filePersonEvents = {
  /** Received, checked, refused, drawn on, damaged: to whoever added it. Where it hangs, that place tells. */
  'file.changed': z.strictObject({ file: storedFile }),
  'document.changed': z.strictObject({ document: libraryDocument }),
  'folder.changed': z.strictObject({ folder }),
  'folder.removed': z.strictObject({ folderId: id, teamId: id }),
} as const
