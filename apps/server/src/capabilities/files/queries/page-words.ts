import { api } from '@baton/contract'
import { z } from 'zod'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { readRenditionContent } from '../content/read-content.ts'
import { look } from '../look.ts'
import type { FilesParts } from '../parts.ts'
import { seeFiles } from '../see.ts'
import { readRendition } from '../store/renditions.ts'

const wordsOfPages = z.array(z.string())

/** The words of each page of a PDF; none where nobody could read any. */
export function pageWords(parts: FilesParts): Handler {
  const operation = api.files.pageWords
  return handleDirectly(operation, async ({ caller: { viewer }, at }, { fileId }) => {
    if (viewer === null) return refuse('not-signed-in')
    const found = await look(parts, { viewer, at, operation }, async (looking) => {
      const seen = (await seeFiles(looking, parts, [fileId])).get(fileId)
      if (seen === undefined) return refuse('not-found')
      looking.saw(seen)
      const { row } = seen
      const words =
        row.state === 'ready' && row.kind === 'pdf'
          ? await readRendition(looking.transaction, fileId, 'words')
          : undefined
      await openScopes(looking.transaction, parts.vault, [{ scope: scopeOf(row), sealed: row.name }])
      return answer({ row, words })
    })
    if (!found.ok) return found
    const { row, words } = found.value
    if (words === undefined) return answer({ pages: [] })
    // The store is asked when the database is done: nobody's connection waits for it.
    const read: Buffer[] = []
    for await (const bytes of readRenditionContent(parts, row, words)) read.push(bytes)
    return answer({ pages: wordsOfPages.parse(JSON.parse(Buffer.concat(read).toString('utf8'))) })
  })
}
