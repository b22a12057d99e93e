import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Random } from '../faults/random.ts'
import type { FastClock, FastTime } from './fast-clock.ts'

/** What was done to the engines, and when in real time. */
export interface Harm {
  readonly kind: 'killed' | 'paused' | 'clock jumped'
  readonly fromMs: number
  untilMs: number
  /** Of a jump: by so much of the clock. */
  readonly byMs: number
}

/** Engines that are killed, paused and have their clocks set while they work. */
export interface Crew {
  readonly harms: Harm[]
  /** While no engine ran at all. */
  readonly deserted: { fromMs: number; untilMs: number }[]
  /** Harms them until it is stopped; then every engine runs and the clock is right. */
  harm(): void
  calm(): Promise<void>
  stop(): Promise<void>
}

export async function startCrew(given: {
  engines: number
  connection: pg.ClientConfig
  keyFile: string
  time: FastTime
  clock: FastClock
  random: Random
}): Promise<Crew> {
  const { engines, clock, random } = given
  const harms: Harm[] = []
  const deserted: Crew['deserted'] = []
  const children = await Promise.all(Array.from({ length: engines }, () => start(given)))
  let harming = false
  let underWay: Promise<void> = Promise.resolve()
  return {
    harms,
    deserted,
    harm() {
      harming = true
      underWay = keepHarming()
    },
    async calm() {
      harming = false
      await underWay
    },
    async stop() {
      for (const child of children) child.kill('SIGKILL')
      await pause(50)
    },
  }

  async function keepHarming(): Promise<void> {
    while (harming) {
      await pause(500 + random.below(3_000))
      const which = random.below(children.length)
      const kind = random.among(['killed', 'paused', 'paused', 'clock jumped'] as const)
      if (kind === 'killed') await kill(which)
      else if (kind === 'paused') await stopAndGoOn(which)
      else jump()
    }
  }

  async function kill(which: number): Promise<void> {
    const harm: Harm = { kind: 'killed', fromMs: Date.now(), untilMs: Date.now(), byMs: 0 }
    harms.push(harm)
    const child = children[which]
    child?.kill('SIGKILL')
    // Now and then nobody is left for a while.
    const other = children[(which + 1) % children.length]
    const both = random.below(4) === 0
    if (both) other?.kill('SIGKILL')
    await pause(random.below(1_000))
    const [again, otherAgain] = await Promise.all([start(given), both ? start(given) : other])
    children[which] = again
    if (otherAgain !== undefined) children[(which + 1) % children.length] = otherAgain
    harm.untilMs = Date.now()
    if (both) deserted.push(harm)
  }

  async function stopAndGoOn(which: number): Promise<void> {
    const harm: Harm = { kind: 'paused', fromMs: Date.now(), untilMs: Date.now(), byMs: 0 }
    harms.push(harm)
    children[which]?.kill('SIGSTOP')
    // Longer than a lease and than a transaction may be abandoned, or shorter.
    await pause(random.among([50, 500, 2_500, 4_000]))
    children[which]?.kill('SIGCONT')
    harm.untilMs = Date.now()
  }

  function jump(): void {
    const byMs = (random.below(2) === 0 ? -1 : 1) * (1 + random.below(20)) * 60_000
    const at = Date.now()
    clock.jump(byMs)
    harms.push({ kind: 'clock jumped', fromMs: at, untilMs: at, byMs })
  }
}

async function start(given: {
  connection: pg.ClientConfig
  keyFile: string
  time: FastTime
}): Promise<ChildProcess> {
  const { connection, keyFile, time } = given
  const child = fork(new URL('engine-process.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LADDER_ENGINE: JSON.stringify({ connection, keyFile, time }) },
  })
  await once(child, 'message')
  return child
}
