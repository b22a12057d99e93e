import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { handleLook } from '../look.ts'
import type { FilesParts } from '../parts.ts'
import { seeFiles } from '../see.ts'
import { linksFor } from '../serving/links.ts'

/** Ways to the small pictures of files that the viewer may see; what is not theirs, or has none, is left out. */
export function thumbnails(parts: FilesParts): Handler {
  return handleLook(api.files.thumbnails, parts, async (looking, { fileIds }) => {
    const seen = await seeFiles(looking, parts, fileIds)
    const shown = [...new Set(fileIds)].flatMap((id) => {
      const one = seen.get(id)
      return one?.row.pictured && one.row.state === 'ready' ? one : []
    })
    for (const one of shown) looking.saw(one)
    const links = await linksFor(looking, parts.vault)
    const until = links.until.toISOString()
    return answer({
      thumbnails: shown.map(({ row }) => ({ fileId: row.id, link: links.to(row.id, 'thumbnail'), until })),
    })
  })
}
