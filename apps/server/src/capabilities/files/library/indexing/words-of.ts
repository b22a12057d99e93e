import { setImmediate } from 'node:timers/promises'
import { whatOpens } from '@baton/domain/files/library-versions'
import { z } from 'zod'
import { inTransaction } from '../../../../platform/database/transaction.ts'
import { openScopes, searchTokens } from '../../../../platform/vault/index.ts'
import { scopeOf } from '../../content/frames.ts'
import { readRenditionContent } from '../../content/read-content.ts'
import { readRendition } from '../../store/renditions.ts'
import type { LibraryParts } from '../parts.ts'
import { readDocuments } from '../store/documents.ts'
import { saveWordTokens } from '../store/search.ts'
import { wholeDocuments } from '../whole.ts'

/** So much of a document can be found by its words: some thousand pages. */
const mostCharacters = 4_000_000

const pages = z.array(z.string())

/**
 * Takes in the words of the version that opens, in the place of those before (FIL78). It may be done twice: where the
 * document is another meanwhile, what was read is left, and it is done again.
 */
export async function takeInWords(
  parts: Pick<LibraryParts, 'database' | 'vault' | 'blobs'>,
  { documentId, organisationId }: { documentId: string; organisationId: string },
): Promise<void> {
  const { app } = parts.database
  const found = await inTransaction(app, organisationId, async (transaction) => {
    const [whole] = await wholeDocuments(transaction, await readDocuments(transaction, [documentId]))
    if (whole === undefined) return undefined
    const { current } = whatOpens(whole.versions)
    const file = { id: current.fileId, organisationId }
    await openScopes(transaction, parts.vault, [
      { scope: scopeOf(file) },
      { scope: { organisationId, scopeId: organisationId } },
    ])
    const words = current.state === 'ready' ? await readRendition(transaction, file.id, 'words') : undefined
    return { version: whole.row.version, file, words }
  })
  if (found === undefined) return
  const { version, file, words } = found
  const key = parts.vault.searchKey(organisationId)
  const tokens = new Set<number>()
  if (words !== undefined) {
    let characters = 0
    for (const page of pages.parse(await readJson(readRenditionContent(parts, file, words)))) {
      characters += page.length
      if (characters > mostCharacters) break
      for (const token of searchTokens(key, page)) tokens.add(token)
      // A page takes milliseconds; whoever sends a message must not wait for a book.
      await setImmediate()
    }
  }
  const sorted = [...tokens].sort((one, other) => one - other)
  await inTransaction(app, organisationId, async (transaction) =>
    saveWordTokens(transaction, { documentId, version }, sorted),
  )
}

async function readJson(content: AsyncIterable<Buffer>): Promise<unknown> {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return JSON.parse(Buffer.concat(pieces).toString('utf8'))
}
