import { v7 as uuidv7 } from 'uuid'
import type { Clock, StopTimer } from '../../../platform/clock.ts'
import { sqlStateOf } from '../../../platform/database/sql-state.ts'
import type { Log } from '../../../platform/log.ts'
import type { EscalationParts } from '../parts.ts'
import { claimDue, countOpen, type Due, nextDueAt } from '../store/engine.ts'
import { advanceEscalation } from './advance-escalation.ts'
import { ClockWatch } from './clock-watch.ts'

export interface EngineParts extends EscalationParts {
  readonly clock: Clock
  readonly log: Log
  /** Other than usual on a clock that runs fast. */
  readonly rhythm?: Rhythm
}

/** What climbs the ladders. */
export interface Engine {
  /** Does everything that is due now; done when it is. */
  look(): Promise<void>
  /** How late the latest step since the last question was. */
  latestSeconds(): number
  /** How many urgent items are not done, of all organisations. */
  open(): Promise<number>
  stop(): Promise<void>
}

/** How an engine passes its time, in the clock's own milliseconds. */
export interface Rhythm {
  /** It looks so often, whatever its timer says. */
  readonly tickMs: number
  readonly beatEveryMs: number
  /** What it has taken is another engine's after so long without a word. */
  readonly leaseMs: number
  /** See `ClockWatch`. */
  readonly doubtMs: number
}

const usual: Rhythm = { tickMs: 500, beatEveryMs: 2_000, leaseMs: 5_000, doubtMs: 3_000 }
const takenAtOnce = 32
const lanes = 4
/** Attempts at a step that another transaction stood in the way of. */
const attempts = 5

/** Climbs from the database's rows: woken by a timer for what is due next, and by a tick for what others have armed. */
export function startEngine(parts: EngineParts): Engine {
  const { clock, log, database, rhythm = usual } = parts
  const { tickMs, beatEveryMs, leaseMs, doubtMs } = rhythm
  const watch = new ClockWatch({
    database,
    log,
    engineId: uuidv7(),
    startedAt: clock.now(),
    doubtMs,
    lookMs: 4 * tickMs,
  })
  let stopped = false
  let latestMs = 0
  let beatAt: Date | null = null
  let troubled = false
  let underWay: Promise<void> | null = null
  let again = false
  let stopTimer: StopTimer = () => {}
  arm(0)
  return {
    async look() {
      await underWay
      await wake()
    },
    latestSeconds() {
      const latest = latestMs / 1_000
      latestMs = 0
      return latest
    },
    open: () => countOpen(database.system),
    async stop() {
      stopped = true
      stopTimer()
      await underWay
    },
  }

  function arm(delayMs: number): void {
    stopTimer()
    if (!stopped) stopTimer = clock.setTimer(delayMs, () => void wake())
  }

  /** One pass at a time; whoever wakes it meanwhile has it look once more. */
  function wake(): Promise<void> {
    again = true
    underWay ??= run().finally(() => {
      underWay = null
    })
    return underWay
  }

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false
      arm(tickMs)
      await pass().then(recovered, inTrouble)
    }
  }

  async function pass(): Promise<void> {
    watch.looked(clock.now())
    for (let taken = takenAtOnce; taken === takenAtOnce && !stopped; ) taken = await doDue()
    // It is said to live only by who has just done what was due: a pass that hangs or fails falls silent.
    if (watch.inDoubt || beatIsDue()) beatAt = await watch.beat(clock.now)
    const next = await nextDueAt(database.system)
    const leftMs = next === null ? tickMs : next.getTime() - clock.now().getTime()
    arm(Math.min(tickMs, Math.max(1, leftMs)))
  }

  function beatIsDue(): boolean {
    return beatAt === null || Math.abs(clock.now().getTime() - beatAt.getTime()) >= beatEveryMs
  }

  async function doDue(): Promise<number> {
    const at = clock.now()
    const until = new Date(at.getTime() + leaseMs)
    const claimed = await claimDue(database.system, { at, until, most: takenAtOnce })
    const waiting = [...claimed]
    const work = async () => {
      for (let due = waiting.shift(); due !== undefined; due = waiting.shift()) await step(due)
    }
    await Promise.all(Array.from({ length: lanes }, work))
    return claimed.length
  }

  async function step(due: Due): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const lateMs = clock.now().getTime() - due.dueAt.getTime()
        const done = await advanceEscalation(parts, due, () => clock.now())
        if (done !== null) latestMs = Math.max(latestMs, lateMs)
        return
      } catch (error) {
        if (attempt < attempts && stoodInTheWay(error)) continue
        // Its lease ends, and it is taken again; the others must not wait for it.
        log.error({ err: error, escalationId: due.id }, 'a step failed; tried again')
        return
      }
    }
  }

  function recovered(): void {
    if (troubled) log.info('the ladders are climbed again')
    troubled = false
  }

  function inTrouble(error: unknown): void {
    if (!troubled) log.error({ err: error }, 'the ladders are not climbed; tried again')
    troubled = true
  }
}

/** Serialisation failure or deadlock. */
function stoodInTheWay(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlStateOf(error) ?? '')
}
