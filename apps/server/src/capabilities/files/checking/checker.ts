import type { StopTimer } from '../../../platform/clock.ts'
import { systemClock } from '../../../platform/clock.ts'
import type { Checker, FilesParts } from '../parts.ts'
import { countWaiting, dropCheck, postponeCheck, type TakenCheck, takeChecks } from '../store/checks.ts'
import type { FileRow } from '../store/files.ts'
import { WorkshopClosed } from '../workshop/room.ts'
import { openWorkshop, type Workshop } from '../workshop/workshop.ts'
import { type Checked, checkFile } from './check-file.ts'
import { drawPage } from './draw-page.ts'
import { readable } from './look-into.ts'
import { clamd } from './scanner/clamd.ts'
import type { Scanner } from './scanner/scanner.ts'

/** Longer than any file may take, so that it ends only when its server is gone or stands still. */
const leaseMs = 5 * 60_000
const lookEveryMs = 5_000
/** At once, as many as the workshop has room for. */
const mostAtOnce = 2
const firstPauseMs = 5_000
const longestPauseMs = 60_000

export interface CheckingAtWork {
  /** Resolves when nothing is being looked into, nor is due. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export interface Checking extends Checker {
  /** Begins to look into what waits; the caller stops it. */
  start(): CheckingAtWork
  /** How many files wait, and how many of them because malware cannot be looked for. */
  waiting(): Promise<{ waiting: number; held: number }>
  readonly figures: Workshop['figures']
}

/** Puts checking together. What waits stands in its rows: a server that is killed leaves nothing to be found. */
export function createChecking(
  parts: FilesParts,
  given: { workshop?: Workshop; scanner?: Scanner | null } = {},
): Checking {
  const { clock, log, database } = parts
  const scanner = given.scanner === undefined ? scannerOf(parts) : given.scanner
  // Its processes live by the time there is, whatever the clock of a test says.
  const workshop = given.workshop ?? openWorkshop({ clock: systemClock, log })
  const pauses = new Map<string, number>()
  let answering: 'answering' | 'silent' = 'answering'
  let isRunning = false
  let underWay: Set<Promise<void>> = new Set()
  let isLooking: Promise<void> | null = null
  let again = false

  async function look(): Promise<void> {
    do {
      again = false
      const most = mostAtOnce - underWay.size
      if (!isRunning || most <= 0) return
      const at = clock.now()
      const until = new Date(at.getTime() + leaseMs)
      for (const taken of await takeChecks(database.system, { at, until, most })) begin(taken)
      if (underWay.size < mostAtOnce) return
    } while (again)
  }

  function begin(taken: TakenCheck): void {
    const work = check(taken).finally(() => {
      underWay.delete(work)
      nudge()
    })
    underWay.add(work)
  }

  async function check(taken: TakenCheck): Promise<void> {
    try {
      const checked = await checkFile(parts, { workshop, scanner }, taken)
      log.info({ fileId: taken.fileId, checked }, 'file looked into')
      if (scanner !== null) answering = checked === 'held' ? 'silent' : 'answering'
      if (checked === 'held' || checked === 'failed' || checked === 'slow') return await later(taken, checked)
      pauses.delete(taken.fileId)
      // It was destroyed meanwhile, or is somebody else's: then this does nothing.
      if (checked === 'passed-by') await dropCheck(database.system, taken)
    } catch (error) {
      // The server stops: whoever is next finds it due at once.
      if (error instanceof WorkshopClosed) return await later(taken, 'passed-by')
      log.error({ err: error, fileId: taken.fileId }, 'a file could not be looked into')
      await later(taken, 'held').catch(() => {})
    }
  }

  async function later(taken: TakenCheck, why: Checked): Promise<void> {
    const pause = Math.min(longestPauseMs, (pauses.get(taken.fileId) ?? firstPauseMs / 2) * 2)
    pauses.set(taken.fileId, pause)
    const dueAt = new Date(clock.now().getTime() + (why === 'passed-by' ? 0 : pause))
    const failures = taken.failures + (why === 'failed' ? 1 : 0)
    await postponeCheck(database.system, taken, { dueAt, failures })
  }

  function nudge(): void {
    again = true
    if (!isRunning) return
    isLooking ??= look()
      .catch((error: unknown) => log.error({ err: error }, 'files that wait were not looked for'))
      .finally(() => {
        isLooking = null
        if (again && underWay.size < mostAtOnce) nudge()
      })
  }

  return {
    nudge,
    figures: workshop.figures,
    scanner: () => (scanner === null ? 'none' : answering),
    waiting: () => countWaiting(database.system),
    async drawPage(row: FileRow, page: number) {
      const file = await readable(parts, { fileId: row.id, organisationId: row.organisationId })
      return file === null ? null : drawPage(workshop, file, page)
    },
    start() {
      isRunning = true
      underWay = new Set()
      const stopTicker: StopTimer = clock.setTicker(lookEveryMs, nudge)
      nudge()
      return {
        async settled() {
          while (isLooking !== null || underWay.size > 0) await Promise.all([isLooking, ...underWay])
        },
        async stop() {
          isRunning = false
          stopTicker()
          await workshop.close()
          await isLooking
          await Promise.all(underWay)
        },
      }
    },
  }
}

function scannerOf({ clamd: address }: FilesParts): Scanner | null {
  return address === undefined || address === null ? null : clamd(address)
}
