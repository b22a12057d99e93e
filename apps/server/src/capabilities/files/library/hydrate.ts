import { api, libraryPersonEvents } from '@baton/contract'
import { may } from '@baton/domain'
import { relationshipsToDocument } from '@baton/domain/files/library-standing'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../../platform/realtime/ports.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import { teamsByPerson } from './seers.ts'
import { readDocuments } from './store/documents.ts'
import { readFoldersByIds } from './store/folders.ts'
import { presentDocuments, presentFolders, wholeDocuments } from './whole.ts'

/** The events that are a library's, on people's own streams. */
export const libraryEvents: ReadonlySet<string> = new Set(Object.keys(libraryPersonEvents))

const ofDocument = z.object({ documentId: z.string() })
const ofFolder = z.object({ folderId: z.string(), teamId: z.string() })

/**
 * What stored events of libraries say now, one for one: each carries the document or folder as it is today. What its
 * reader may see no longer comes back as closed or removed: the log gives nobody what they lost (FIL77).
 */
export async function hydrateLibrary(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const told = (type: string) => events.filter((event) => event.type === type)
  const documentIds = told('document.changed').map(({ data }) => ofDocument.parse(data).documentId)
  const folderIds = told('folder.changed').map(({ data }) => ofFolder.parse(data).folderId)
  const [teams, documents, folders] = [
    await teamsByPerson(transaction, [...new Set(events.map(({ streamId }) => streamId))]),
    await documentsNow(transaction, vault, documentIds),
    await foldersNow(transaction, vault, folderIds),
  ]
  return events.map(({ type, data, streamId }) => {
    const mine = teams.get(streamId) ?? new Set()
    if (type === 'document.changed') {
      const { documentId } = ofDocument.parse(data)
      const document = documents.get(documentId)
      const mayRead =
        document !== undefined && may(api.files.openDocument.name, relationshipsToDocument(document, mine))
      return mayRead ? { type, data: { document } } : { type: 'document.closed', data: { documentId } }
    }
    if (type === 'folder.changed') {
      const { folderId, teamId } = ofFolder.parse(data)
      const folder = mine.has(teamId) ? folders.get(folderId) : undefined
      return folder ? { type, data: { folder } } : { type: 'folder.removed', data: { folderId, teamId } }
    }
    return { type, data }
  })
}

async function documentsNow(transaction: Transaction, vault: Vault, ids: readonly string[]) {
  const wholes = await wholeDocuments(transaction, await readDocuments(transaction, [...new Set(ids)]))
  const documents = await presentDocuments({ transaction, vault }, wholes)
  return new Map(documents.map((document) => [document.id, document]))
}

async function foldersNow(transaction: Transaction, vault: Vault, ids: readonly string[]) {
  const rows = await readFoldersByIds(transaction, [...new Set(ids)])
  const folders = await presentFolders({ transaction, vault }, rows)
  return new Map(folders.map((folder) => [folder.id, folder]))
}
