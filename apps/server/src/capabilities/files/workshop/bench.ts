import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { getPriority, setPriority } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import type { Clock, StopTimer } from '../../../platform/clock.ts'
import { type Bounds, startedWithin } from './bounds.ts'
import { Intake } from './intake.ts'
import { frame, type Question, type Reply, reply } from './wire.ts'

const lookEveryMs = 100
/** By how much it stands behind the server, for which people wait. */
const behind = 5
/** Linux counts memory in pages of so many bytes. */
const pageBytes = 4096

/** Why a process is no longer there. */
export type Ending =
  /** By itself, or because it is not needed any more. */
  | 'ended'
  /** It wanted more than it may use: the file opens into far more than it is. */
  | 'exceeded'
  /** It had no time: the machine is busy. */
  | 'slow'
  /** It broke down for a reason that may lie elsewhere. */
  | 'failed'

/** One process of the workshop, for one file. */
export class Bench {
  readonly #child: ChildProcess
  readonly #input: Writable
  readonly #intake: Intake
  readonly #clock: Clock
  readonly #wallMs: number
  readonly #stopLooking: StopTimer
  #stopWaiting: StopTimer = () => {}
  #why: Ending | null = null
  #isOver = false
  /** Resolves when the process is gone. */
  readonly ending: Promise<Ending>
  /** The most memory that it was seen to use, in bytes. */
  peakBytes = 0

  constructor(clock: Clock, bounds: Bounds, program?: string) {
    const { command, parameters } = startedWithin(bounds, program)
    this.#child = spawn(command, parameters, { env: {}, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] })
    const { input, output } = pipesOf(this.#child)
    this.#input = input
    // It may be gone before all was said to it; how it ended tells why.
    this.#input.on('error', () => {})
    this.#intake = new Intake(output)
    this.#clock = clock
    this.#wallMs = bounds.wallMs
    this.#stopLooking = clock.setTicker(lookEveryMs, () => void this.#lookAtMemory(bounds.memoryBytes))
    this.ending = this.#waitForEnd()
    giveWay(this.#child)
  }

  /** From now on it has its time to reply. */
  ask(question: Question): Promise<void> {
    this.#stopWaiting()
    this.#stopWaiting = this.#clock.setTimer(this.#wallMs, () => this.#kill('slow'))
    return this.write(frame(question))
  }

  /** Hands it bytes no faster than it takes them; once it is gone they go nowhere. */
  async write(bytes: Buffer): Promise<void> {
    if (this.#isOver || this.#input.write(bytes)) return
    const waiting = new AbortController()
    await Promise.race([once(this.#input, 'drain', { signal: waiting.signal }).catch(() => {}), this.ending])
    waiting.abort()
  }

  /** Its next reply with the content of what it made; `null` when it is gone or speaks in no known way. */
  async hear(mostBytes: number): Promise<{ heading: Reply; content: Buffer } | null> {
    try {
      const said = await this.#intake.heading()
      if (said === null) return null
      const heading = reply.parse(said)
      if (heading.is !== 'made') return { heading, content: Buffer.alloc(0) }
      if (heading.bytes > mostBytes) throw new Error('more than was asked for')
      const content = await this.#intake.take(heading.bytes)
      return content === null ? null : { heading, content }
    } catch {
      this.#kill('failed')
      return null
    }
  }

  end(): void {
    this.#kill('ended')
  }

  #kill(why: Ending): void {
    this.#why ??= why
    this.#child.kill('SIGKILL')
  }

  async #waitForEnd(): Promise<Ending> {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      this.#child.once('error', () => resolve([1, null]))
      this.#child.once('exit', (exitCode, exitSignal) => resolve([exitCode, exitSignal]))
    })
    this.#isOver = true
    this.#stopLooking()
    this.#stopWaiting()
    return this.#why ?? endingBy(code, signal)
  }

  async #lookAtMemory(mostBytes: number): Promise<void> {
    if (process.platform !== 'linux' || this.#child.pid === undefined) return
    try {
      const [, resident] = (await readFile(`/proc/${this.#child.pid}/statm`, 'utf8')).split(' ')
      const bytes = Number(resident) * pageBytes
      this.peakBytes = Math.max(this.peakBytes, bytes)
      if (bytes > mostBytes) this.#kill('exceeded')
    } catch {
      // It has ended meanwhile.
    }
  }
}

function pipesOf({ stdin, stdout }: ChildProcess): { input: Writable; output: Readable } {
  if (stdin === null || stdout === null) throw new Error('a process without pipes')
  return { input: stdin, output: stdout }
}

/** The kernel's limit of the processor has a signal of its own; a script that runs out of memory aborts. */
function endingBy(code: number | null, signal: NodeJS.Signals | null): Ending {
  if (signal === 'SIGXCPU' || signal === 'SIGABRT' || code === 134) return 'exceeded'
  return code === 0 ? 'ended' : 'failed'
}

function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(19, getPriority() + behind))
  } catch {
    // Not every platform lets it; then it shares as it can.
  }
}
