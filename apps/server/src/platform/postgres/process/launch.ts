import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Ground } from '../place/ground.ts'
import { plainEnvironment } from '../place/init-cluster.ts'
import type { Lodging } from '../place/lodging.ts'
import { identity } from '../place/run-as.ts'
import { askToStop } from './clear-occupant.ts'
import { readPostmaster, saysReady } from './pid-file.ts'
import { watchdogName, watchdogScript } from './watchdog.ts'

export interface Launch {
  readonly lodging: Lodging
  readonly ground: Ground
  readonly log: Log
}

/** One life of PostgreSQL, from ready to ended. */
export interface Launched {
  readonly pid: number
  /** Resolves with the exit code once the process has ended. */
  readonly exited: Promise<number | null>
  /** Asks for a clean stop; `exited` tells when it is done. */
  stop(): void
}

const readyPollMs = 10

/** Starts PostgreSQL under its watchdog and waits until it takes connections, or gives its last words. */
export async function launch(wish: Launch): Promise<Launched | { readonly lastWords: string }> {
  const { lodging, ground, log } = wish
  const { cluster, runAs } = lodging
  const [program = 'sh', ...args] = ground.posix ? watchedByShell(wish) : watchedByNode(wish)
  const child = spawn(program, args, {
    ...identity(runAs),
    // A session of its own: Ctrl-C in the terminal is for the server, which then stops PostgreSQL after itself.
    detached: true,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  child.stdin.on('error', () => {})
  const lastLines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line)
    if (lastLines.length > 5) lastLines.shift()
    passOn(line, log)
  })
  let ended = false
  const exited = new Promise<number | null>((resolve) => {
    child.on('error', (error) => lastLines.push(error.message))
    child.on('close', (code) => {
      ended = true
      resolve(code)
    })
  })
  while (!ended && !saysReady(cluster)) await Promise.race([exited, sleep(readyPollMs)])
  const pid = readPostmaster(cluster)?.pid
  if (ended || pid === undefined) return { lastWords: reasonIn(lastLines) }
  const isWatched = () => child.exitCode === null && child.signalCode === null
  return { pid, exited, stop: () => (isWatched() ? child.stdin.end() : askToStop(pid)) }
}

function watchedByShell({ lodging: { binaries, cluster, runAs }, ground }: Launch): string[] {
  const watchdog = ['sh', '-c', watchdogScript, watchdogName, String(process.pid), ground.folder]
  const postgres = [binaries.postgres, '-D', cluster, '-c', `config_file=${ground.settings}`]
  return [...runAs.prefix, ...watchdog, ...postgres]
}

function watchedByNode({ lodging: { binaries, cluster, runAs }, ground }: Launch): string[] {
  const watchdog = path.join(import.meta.dirname, 'pg-ctl-watchdog.ts')
  return [...runAs.prefix, process.execPath, watchdog, binaries.pgCtl, cluster, ground.settings]
}

/** What PostgreSQL complained of, without the time and process id that stand before its first lines. */
function reasonIn(lines: readonly string[]): string {
  const complaints = lines.map((line) => line.replace(/^.*?(?=(LOG|FATAL|PANIC|HINT): )/, '').trim())
  return complaints.filter((line) => !/^LOG:\s+(starting|listening|database system)/.test(line)).join(' ')
}

/** PostgreSQL's own lines go to the log by their weight; ordinary ones only when somebody looks closely. */
function passOn(line: string, log: Log): void {
  const text = line.trim()
  if (text.startsWith('PANIC')) log.error({ postgres: text }, 'PostgreSQL says')
  else if (text.startsWith('FATAL') && !isFarewell(text)) log.warn({ postgres: text }, 'PostgreSQL says')
  else log.debug({ postgres: text }, 'PostgreSQL says')
}

/** Each connection that is open when PostgreSQL is stopped is told so; that is no news. */
function isFarewell(text: string): boolean {
  return (
    text.includes('due to administrator command') || text.includes('the database system is shutting down')
  )
}
