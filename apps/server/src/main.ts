import { createServer } from 'node:net'
import { compose } from './compose.ts'
import { ensureDemonstration } from './demonstration/ensure-demonstration.ts'
import { systemClock } from './platform/clock.ts'
import { type Config, readConfig, settingsHelp } from './platform/config.ts'
import { type Log, makeLog } from './platform/log.ts'
import { startPostgres } from './platform/postgres/start-postgres.ts'
import type { RunningPostgres } from './platform/postgres/supervise.ts'
import { listenProblem, welcome } from './start-words.ts'
import { keepWatchdog } from './watchdog/keep-watchdog.ts'

/** `npm start`: reads the settings, starts the database, wires the server, and serves until it is told to stop. */
if (process.argv.includes('--help')) say(settingsHelp())
else await main()

async function main(): Promise<void> {
  const settings = readConfig(process.env)
  if (!settings.ok) return giveUp(settings.problems.join('\n'))
  const { config } = settings
  const log = makeLog({ level: config.log.level, form: logForm(config) })
  // Before the database, so that a second start does not wait for minutes to be told.
  const taken = await tryListening(config)
  if (taken !== null) return giveUp(listenProblem(taken, config))
  const found = await findDatabase(config, log)
  if (!found.ok) return giveUp(found.sentence)
  const { connection, postgres } = found
  const composed = await compose({ config, connection, clock: systemClock, log, onProgress: progress })
  if (!composed.ok) return giveUp(composed.sentence, postgres)
  const { server } = composed
  const demonstration = await ensureDemonstration(config, server, progress)
  try {
    await server.http.listen({ port: config.port, host: config.host })
  } catch (error) {
    await server.close()
    return giveUp(listenProblem(error, config), postgres)
  }
  const notListening = await server.startFeed()
  if (notListening !== null) {
    await server.close()
    return giveUp(notListening, postgres)
  }
  const watchdog = keepWatchdog(config, connection, log)
  stopOnSignal(async () => {
    watchdog.dismiss()
    await server.close()
    await postgres?.stop()
  })
  say(welcome(config, demonstration))
}

/** Takes the address for a moment; the error, when it cannot be taken. */
function tryListening({ port, host }: Config): Promise<unknown> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host }, () => probe.close(() => resolve(null)))
  })
}

type FoundDatabase =
  | { ok: true; connection: RunningPostgres['connection']; postgres: RunningPostgres | undefined }
  | { ok: false; sentence: string }

async function findDatabase(config: Config, log: Log): Promise<FoundDatabase> {
  if (config.database.kind === 'external') {
    return { ok: true, connection: config.database.connection, postgres: undefined }
  }
  const started = await startPostgres({ dataDir: config.dataDir, log, onProgress: progress })
  if (!started.ok) return started
  return { ok: true, connection: started.postgres.connection, postgres: started.postgres }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C is from someone who will not wait; PostgreSQL stops by itself when we are gone.
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

async function giveUp(sentence: string, postgres?: RunningPostgres): Promise<void> {
  console.error(sentence)
  await postgres?.stop()
  process.exit(2)
}

function logForm(config: Config): 'lines' | 'json' {
  if (config.log.form !== 'auto') return config.log.form
  return process.stdout.isTTY || config.demo !== 'off' ? 'lines' : 'json'
}

function progress(step: string): void {
  say(`  ${step} …`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
