import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { tell } from './result.ts'

/** A machine that others use too takes minutes for what takes seconds alone. */
const PATIENCE_MS = 10 * 60_000

/** A real server with its real database, in a process and a data folder of its own. */
export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** SIGKILL, as by a power cut for the process; its database stops with it. */
  kill(): Promise<void>
  /** SIGSTOP or SIGCONT. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** Starts again on the same data. Resolves when it is ready, with the time that took, in ms. */
  start(): Promise<number>
  /** The server's process id; 0 before it was started. */
  pid(): number
  stop(): Promise<void>
}

/** Starts a demonstration hospital on `port`. */
export async function startServerProcess(
  port: number,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-server-'))
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  // It does not outlive whoever started it, however that ends: it would hold their output open, and the port.
  process.once('exit', () => child?.kill('SIGKILL'))

  // Whoever answers there already would be measured in its place.
  if (await fetch(`${url}/healthz`).catch(() => undefined)) throw new Error(`port ${port} is in use`)

  const server: ServerProcess = {
    url,
    port,
    dataDir,
    async kill() {
      await ended('SIGKILL')
    },
    signal: (signal) => child?.kill(signal),
    async start() {
      const started = performance.now()
      child = spawn(process.execPath, ['apps/server/src/main.ts'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: '',
          PORT: String(port),
          DATA_DIR: dataDir,
          DEMO: 'on',
          LOG_LEVEL: 'silent',
          ...environment,
        },
      })
      await ready(url, child)
      return performance.now() - started
    },
    pid: () => child?.pid ?? 0,
    async stop() {
      await ended('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }

  async function ended(signal: NodeJS.Signals): Promise<void> {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const exit = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    await exit
  }

  tell(`a hospital of its own on port ${port}: ready in ${Math.round(await server.start())} ms`)
  return server
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with status ${child.exitCode}`)
    const response = await fetch(`${url}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await pause(20)
  }
  child.kill('SIGKILL')
  throw new Error('the server was not ready in time')
}
