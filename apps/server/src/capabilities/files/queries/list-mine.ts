import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { FilesParts } from '../parts.ts'
import { presentFiles } from '../present.ts'
import { readMine } from '../store/files.ts'

const most = 500

/** The viewer's own files that are under way, and those that hang nowhere; the newest first. */
export function listMine({ vault }: FilesParts): Handler {
  return handleQuery(api.files.listMine, async ({ transaction, viewer }) => {
    const rows = await readMine(transaction, viewer.personId, most)
    return answer({ files: await presentFiles(transaction, vault, rows) })
  })
}
