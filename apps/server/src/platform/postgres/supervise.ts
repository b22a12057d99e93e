import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { prepareGround } from './place/ground.ts'
import { ownerName } from './place/init-cluster.ts'
import type { Lodging } from './place/lodging.ts'
import { removeShortFolder } from './place/short-folder.ts'
import { clearOccupant } from './process/clear-occupant.ts'
import { type Launched, launch } from './process/launch.ts'
import { type PostgresRefusal, startFailed } from './refusals.ts'

/** What `pg` needs to connect as the owner of everything. */
export interface PostgresConnection {
  /** The socket's folder; an address on Windows. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** Encryption on the way to a database elsewhere. */
  readonly ssl?: { readonly rejectUnauthorized: boolean }
}

export interface RunningPostgres {
  /** Holds for the whole life of this object, also after a restart. */
  readonly connection: PostgresConnection
  /** PostgreSQL's process id at the moment; undefined while it is being started again. */
  pid(): number | undefined
  /** Told each time PostgreSQL ended by itself; it is started again at once, and until that succeeds. */
  onUnexpectedExit(listener: () => void): void
  /** Told each time it takes connections again. */
  onRecovered(listener: () => void): void
  /** Stops PostgreSQL cleanly; done when it has ended. Calling it again waits for the same end. */
  stop(): Promise<void>
}

export interface Supervise {
  readonly dataDir: string
  readonly lodging: Lodging
  readonly password: string
  readonly log: Log
  readonly throwaway: boolean
  /** Whether the system has unix sockets and a POSIX shell. */
  readonly posix: boolean
}

const firstPauseMs = 50
const longestPauseMs = 5_000

/** Starts PostgreSQL on a made cluster and starts it again whenever it ends without having been asked to. */
export async function supervise(
  wish: Supervise,
): Promise<{ readonly ok: true; readonly postgres: RunningPostgres } | PostgresRefusal> {
  const { dataDir, lodging, password, log, throwaway, posix } = wish
  const ground = await prepareGround(lodging, throwaway, posix)
  const exitListeners: (() => void)[] = []
  const recoveryListeners: (() => void)[] = []
  const start = () => launch({ lodging, ground, log })

  const first = await start()
  if ('lastWords' in first) {
    removeShortFolder(ground.folder)
    return startFailed(dataDir, first.lastWords)
  }
  let running: Launched | undefined = first
  let stopping = false
  const ended: Promise<void> = watch(first)

  /** Resolves when PostgreSQL has ended for good. */
  async function watch(launched: Launched): Promise<void> {
    for (let current = launched; ; ) {
      const code = await current.exited
      running = undefined
      if (stopping) return
      log.error({ code }, 'PostgreSQL ended unexpectedly; starting it again')
      for (const listener of exitListeners) listener()
      const next = await startAgain()
      if (!next) return
      current = next
      log.info({ pid: next.pid }, 'PostgreSQL is back')
      for (const listener of recoveryListeners) listener()
    }
  }

  async function startAgain(): Promise<Launched | undefined> {
    for (let pauseMs = firstPauseMs; !stopping; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      const occupied = await clearOccupant(dataDir)
      const next = occupied ? { lastWords: occupied.sentence } : await start()
      if (!('lastWords' in next)) {
        running = next
        if (stopping) next.stop()
        return next
      }
      log.error({ reason: next.lastWords }, 'PostgreSQL does not start yet')
      await sleep(pauseMs)
    }
    return undefined
  }

  return {
    ok: true,
    postgres: {
      connection: { host: ground.host, port: ground.port, user: ownerName, password, database: 'postgres' },
      pid: () => running?.pid,
      onUnexpectedExit: (listener) => void exitListeners.push(listener),
      onRecovered: (listener) => void recoveryListeners.push(listener),
      async stop() {
        stopping = true
        running?.stop()
        await ended
        removeShortFolder(ground.folder)
      },
    },
  }
}
