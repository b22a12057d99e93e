import { z } from 'zod'
import { day } from '../patients/patient.ts'
import { id, moment, typedText } from '../values.ts'
import { fileName, storedFile } from './file.ts'

export const folderName = typedText({ max: 80 })

/** A library is so many folders deep. */
export const deepestFolder = 5

/** A folder of a team's library. */
export const folder = z.strictObject({
  id,
  teamId: id,
  /** `null` at the top. */
  parentId: id.nullable(),
  name: z.string(),
})
export type Folder = z.infer<typeof folder>

/** One version of a document: who put it there, when and why. */
export const documentVersion = z.strictObject({
  /** From 1. */
  number: z.int().min(1),
  file: storedFile,
  by: id,
  at: moment,
  why: z.string().nullable(),
})
export type DocumentVersion = z.infer<typeof documentVersion>

/** A document of a team's library, with the version that opens. */
export const libraryDocument = z.strictObject({
  id,
  teamId: id,
  folderId: id.nullable(),
  name: fileName,
  /** What opens: the newest version that was ever ready, or the newest while none is. */
  current: documentVersion,
  /** A newer version that cannot be opened: still checked, or refused. */
  pending: documentVersion.nullable(),
  /** The day on which somebody must look whether it still holds. */
  reviewOn: day.nullable(),
  /** From this day on it is shown as no longer valid. */
  expiresOn: day.nullable(),
  pinned: z.boolean(),
  /** Teams that may read it besides its own. */
  sharedWith: z.array(z.strictObject({ teamId: id, by: id, at: moment })),
  removedAt: moment.nullable(),
  version: z.int().min(1),
})
export type LibraryDocument = z.infer<typeof libraryDocument>
