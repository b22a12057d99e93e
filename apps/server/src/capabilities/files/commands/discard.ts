import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { FilesParts } from '../parts.ts'
import { auditFile, openFile } from '../steps/change-file.ts'
import { deedIn } from '../steps/deed.ts'
import { destroyFile } from '../steps/destroy-file.ts'

/** Takes back a file of one's own that hangs nowhere: its content and its key are destroyed (FIL11). */
export function discard(parts: FilesParts): Handler {
  return handleCommand(api.files.discard, async (change, { fileId }) => {
    const deed = deedIn(change)
    const opened = await openFile(deed, parts, fileId)
    const isMine = opened?.row.addedBy === change.viewer.personId
    if (opened === undefined || !isMine || !may('files.discard', ['author'])) return refuse('not-found')
    if (opened.places.length > 0) return refuse('no-longer-possible')
    if (opened.row.state === 'removed') {
      change.unchanged()
      return answer({})
    }
    await destroyFile(deed, parts, opened)
    auditFile(deed, opened.row)
    return answer({})
  })
}
