import type { FileFault } from '@baton/contract'
import { isDamage } from '../content/content-damaged.ts'
import type { FilesParts } from '../parts.ts'
import type { TakenCheck } from '../store/checks.ts'
import { isInOrder } from '../workshop/is-in-order.ts'
import { lookInto, readable, type Tools } from './look-into.ts'
import { hold, makeReady, markDamaged, refuse } from './settle.ts'

/** Times that a process may fail over a file before the file is taken to be what is broken. */
const mostFailures = 3
/** Times that a machine may be too busy for a file: hours, with the pauses between them. */
const mostTakings = 200

/** What became of looking into a file: `failed`, `slow` and `held` leave it where it is. */
export type Checked = 'ready' | 'refused' | 'damaged' | 'held' | 'failed' | 'slow' | 'passed-by'

/**
 * Looks into a file that waits in quarantine, and settles it (FIL30): ready with what was made of it, refused and its
 * content destroyed, or still waiting because nothing could be known.
 */
export async function checkFile(parts: FilesParts, tools: Tools, taken: TakenCheck): Promise<Checked> {
  // A scanner that is silent would leave the work undone; a file is opened when it can be settled.
  if (tools.scanner !== null && !(await tools.scanner.answers())) return hold(parts, taken)
  const file = await readable(parts, taken)
  if (file === null || file.row.state !== 'checking') return 'passed-by'
  try {
    const { outcome, verdict } = await lookInto(tools, file)
    if (verdict === 'malware') return await refuse(parts, taken, 'malware')
    // Seen by people already, it may stand in a record: what tools of today make of it is no reason to destroy it.
    const turnDown = (fault: FileFault) =>
      file.row.checkedAt === null ? refuse(parts, taken, fault) : markDamaged(parts, taken)
    if (outcome.is === 'bad') return await turnDown(outcome.fault)
    if (outcome.is !== 'good') {
      if (mayTryAgain(taken, outcome.is)) return outcome.is
      // Where nothing can be opened at all, the fault is this house's and not the file's: it waits, and is seen to.
      return (await isInOrder(tools.workshop)) ? await turnDown(gaveUp) : await hold(parts, taken)
    }
    return verdict === 'silent' ? await hold(parts, taken) : await makeReady(parts, taken, file.row, outcome)
  } catch (error) {
    if (isDamage(error)) return await markDamaged(parts, taken)
    throw error
  }
}

const gaveUp: FileFault = 'broken'

function mayTryAgain({ failures, fence }: TakenCheck, why: 'failed' | 'slow'): boolean {
  return why === 'failed' ? failures + 1 < mostFailures : fence < mostTakings
}
