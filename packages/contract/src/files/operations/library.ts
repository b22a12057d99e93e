import { z } from 'zod'
import { command, done, query } from '../../operation.ts'
import { day } from '../../patients/patient.ts'
import { id, position, typedText } from '../../values.ts'
import { fileName } from '../file.ts'
import { documentVersion, folder, folderName, libraryDocument } from '../library.ts'

const onDocument = { documentId: id }
const changed = z.strictObject({ document: libraryDocument })
const why = typedText({ max: 200 })

export const openLibrary = query('files.openLibrary', {
  summary: "A team's library: its folders, and the documents of its own and those shared with it",
  input: z.strictObject({ teamId: id }),
  /** For who is in the team: also what was taken out and can be put back. */
  output: z.strictObject({ folders: z.array(folder), documents: z.array(libraryDocument), position }),
  refusals: ['not-found'],
})

export const openDocument = query('files.openDocument', {
  summary: 'A document that I may see, with every version, newest first',
  input: z.strictObject(onDocument),
  output: z.strictObject({ document: libraryDocument, versions: z.array(documentVersion), position }),
  refusals: ['not-found'],
})

export const searchLibrary = query('files.searchLibrary', {
  summary: 'Documents that I may see, by their name or the words in them, the best first',
  input: z.strictObject({ words: typedText({ max: 120 }), teamId: id.optional() }),
  output: z.strictObject({
    found: z.array(z.strictObject({ document: libraryDocument, by: z.enum(['name', 'words']) })),
  }),
})

/** The command's id becomes the folder's id. */
export const addFolder = command('files.addFolder', {
  summary: 'Add a folder to a library',
  input: z.strictObject({ teamId: id, parentId: id.nullable(), name: folderName }),
  output: z.strictObject({ folder }),
  refusals: ['not-found', 'already-exists', 'no-longer-possible'],
})

export const changeFolder = command('files.changeFolder', {
  summary: 'Rename or move a folder',
  input: z.strictObject({ folderId: id, parentId: id.nullable(), name: folderName }),
  output: z.strictObject({ folder }),
  refusals: ['not-found', 'already-exists', 'no-longer-possible'],
})

export const removeFolder = command('files.removeFolder', {
  summary: 'Remove a folder that is empty',
  input: z.strictObject({ folderId: id }),
  output: done,
  refusals: ['not-found', 'no-longer-possible'],
})

/** The command's id becomes the document's id. */
export const addDocument = command('files.addDocument', {
  summary: "Put a file into a team's library",
  input: z.strictObject({
    teamId: id,
    folderId: id.nullable(),
    fileId: id,
    name: fileName,
    why: why.optional(),
  }),
  output: changed,
  refusals: ['not-found', 'already-exists', 'other-patient', 'no-longer-possible'],
})

export const addVersion = command('files.addVersion', {
  summary: 'Put a newer version of a document in its place, saying why',
  input: z.strictObject({ ...onDocument, fileId: id, why }),
  output: changed,
  refusals: ['not-found', 'other-patient', 'no-longer-possible'],
})

export const restoreVersion = command('files.restoreVersion', {
  summary: 'Make an earlier version the newest again, saying why',
  input: z.strictObject({ ...onDocument, number: z.int().min(1), why }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const changeDocument = command('files.changeDocument', {
  summary: 'Rename or move a document, pin it, or say when it is to be reviewed and when it expires',
  input: z.strictObject({
    ...onDocument,
    name: fileName.optional(),
    folderId: id.nullable().optional(),
    pinned: z.boolean().optional(),
    reviewOn: day.nullable().optional(),
    expiresOn: day.nullable().optional(),
  }),
  output: changed,
  refusals: ['not-found', 'already-exists', 'no-longer-possible'],
})

export const shareDocument = command('files.shareDocument', {
  summary: 'Let another team read a document, or no longer',
  input: z.strictObject({ ...onDocument, teamId: id, shared: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const removeDocument = command('files.removeDocument', {
  summary: 'Take a document out of the library, or put it back; its versions are kept',
  input: z.strictObject({ ...onDocument, removed: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'already-exists', 'no-longer-possible'],
})
