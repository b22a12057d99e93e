import type { FilesParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, type OpenedFile, openFile } from '../steps/change-file.ts'
import { destroyFile } from '../steps/destroy-file.ts'
import { type KeptFile, readAbandoned, readHangingNowhere, readShreddedFiles } from '../store/keeping.ts'

const DAY_MS = 24 * 3_600_000
/** A file that hangs nowhere waits so long for whoever added it to hang it somewhere. */
const HANGING_NOWHERE_MS = DAY_MS
/** An upload may stand still for so long: a phone in a locker over a week of leave is not waited for. */
const ABANDONED_MS = 7 * DAY_MS
const BATCH = 100

/** Destroys files that hang nowhere and uploads that nobody goes on with (FIL41); returns how many. */
export async function sweepFiles(parts: FilesParts, at: Date): Promise<number> {
  const { system } = parts.database
  const nowhere = new Date(at.getTime() - HANGING_NOWHERE_MS)
  const abandoned = new Date(at.getTime() - ABANDONED_MS)
  const hangsNowhere = ({ row, places }: OpenedFile) =>
    places.length === 0 &&
    (row.state === 'ready' || row.state === 'refused' || row.state === 'damaged') &&
    (row.checkedAt ?? row.addedAt) < nowhere
  const isAbandoned = ({ row }: OpenedFile) => row.state === 'receiving' && row.addedAt < abandoned
  return (
    (await destroyAll(parts, () => readHangingNowhere(system, nowhere, BATCH), hangsNowhere)) +
    (await destroyAll(parts, () => readAbandoned(system, abandoned, BATCH), isAbandoned))
  )
}

/** Destroys again what was destroyed after the backup that brought it back (FIL42): its key is gone already. */
export function destroyAgain(parts: FilesParts): Promise<number> {
  return destroyAll(
    parts,
    () => readShreddedFiles(parts.database.system, BATCH),
    ({ row }) => row.state !== 'removed',
  )
}

async function destroyAll(
  parts: FilesParts,
  find: () => Promise<KeptFile[]>,
  /** Asked again once the file is locked: it may have been hung somewhere meanwhile. */
  isToGo: (opened: OpenedFile) => boolean,
): Promise<number> {
  let destroyed = 0
  for (;;) {
    const found = await find()
    let progress = 0
    for (const { id, organisationId } of found) {
      const done = await act(
        parts,
        { organisationId, personId: null, action: 'files.sweep' },
        async (deed) => {
          const opened = await openFile(deed, parts, id)
          if (opened === undefined || !isToGo(opened)) return false
          await destroyFile(deed, parts, opened)
          auditFile(deed, opened.row)
          return true
        },
      )
      if (done) progress += 1
    }
    destroyed += progress
    if (found.length < BATCH || progress === 0) return destroyed
  }
}
