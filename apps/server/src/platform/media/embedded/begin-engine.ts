import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../log.ts'
import { type FromEngine, fromEngine, type ToEngine } from '../engine-words.ts'
import { readLines } from '../lines.ts'
import { findNobody } from './find-nobody.ts'

export interface EngineChoice {
  /** UDP; 0: any that is free. */
  readonly port: number
  readonly bindAddress: string | null
  /** The address by which devices outside find this server, where it differs from its own. */
  readonly announced: string | null
}

/** One life of the media process. */
export interface Engine {
  readonly pid: number | undefined
  say(word: ToEngine): void
  /** Ends it at once, whatever it does. */
  kill(): void
  /** Ends it, at the latest within a second. */
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../engine/main.ts', import.meta.url))
const mostMegabytes = 384
const farewellMs = 1_000
const mostUnread = 4 * 1024 * 1024

/**
 * Begins the media process: bare of everything that the server holds – no environment, no database, no keys – and, where
 * the server is root, nobody's. It may read the program's files and do nothing with others.
 */
export function beginEngine(
  choice: EngineChoice,
  log: Log,
  ears: { heard(word: FromEngine): void; ended(): void },
): Engine {
  const nobody = findNobody(program, log)
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${mostMegabytes}`,
      '--permission',
      '--allow-addons',
      '--allow-fs-read=*',
      '--disable-warning=SecurityWarning',
      program,
      JSON.stringify(choice),
    ],
    { env: bareEnvironment(), cwd: '/', stdio: ['pipe', 'pipe', 'pipe'], ...nobody },
  )
  child.stdin.on('error', () => {})
  readLines(
    child.stdout,
    (text) => {
      const word = fromEngine.safeParse(jsonOf(text))
      if (word.success) ears.heard(word.data)
      else log.warn('the media process said what is not known; left out')
    },
    () => log.warn('the media process said a line too long; left out'),
  )
  // What native code complains of; it may hold addresses, and is for whoever looks closely.
  child.stderr.on('data', (bytes: Buffer) =>
    log.debug({ media: bytes.toString().slice(0, 300) }, 'media process'),
  )
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      log.error({ err: error }, 'the media process could not be started')
      resolve()
    })
    child.once('close', () => resolve())
  })
  void ended.then(ears.ended)
  return {
    pid: child.pid,
    say(word) {
      // Of a process that reads nothing, devices are told when it is replaced; what they say meanwhile is kept by nobody.
      const isStuck = child.stdin.writableLength > mostUnread && word.t === 'signal'
      if (child.stdin.writable && !isStuck) child.stdin.write(`${JSON.stringify(word)}\n`)
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      if (child.stdin.writable) child.stdin.end(`${JSON.stringify({ t: 'stop' } satisfies ToEngine)}\n`)
      const late = setTimeout(() => child.kill('SIGKILL'), farewellMs)
      await ended
      clearTimeout(late)
    },
  }
}

/** Nothing but what Windows cannot open a socket without. */
function bareEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env
  return process.platform === 'win32' && SystemRoot !== undefined ? { SystemRoot } : {}
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
