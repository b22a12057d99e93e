import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { handleLook } from '../look.ts'
import type { CheckedParts } from '../parts.ts'
import { present } from '../present.ts'
import { countDamaged, readUsed, readWaiting } from '../store/files.ts'

const most = 100

/** For administrators: what waits in quarantine, what was refused and what is damaged, without a name. */
export function listWaiting(parts: CheckedParts): Handler {
  return handleLook(api.files.listWaiting, parts, async (looking, { before }) => {
    const { transaction, at } = looking
    const from = before === undefined ? new Date(at.getTime() + 1) : new Date(before)
    const [rows, usedBytes, damaged] = await Promise.all([
      readWaiting(transaction, from, most),
      readUsed(transaction),
      countDamaged(transaction),
    ])
    for (const row of rows) looking.saw({ row, places: [] })
    const files = rows.map((row) => {
      const { name: _, ...rest } = present(row, { name: '', toldPatient: null })
      return rest
    })
    return answer({
      files,
      scanner: parts.checker.scanner(),
      usedBytes,
      quotaBytes: parts.limits.quota,
      damaged,
    })
  })
}
