import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import { hasWay, type Ways } from './alarm.ts'
import { goodbye, type Order } from './order.ts'

export interface Kept {
  /** Sends it home: this server stops as it should. */
  dismiss(): void
}

const program = fileURLToPath(new URL('../watchdog.ts', import.meta.url))
const againAfterMs = 1_000

/** Keeps a watchdog running beside this server, where the settings say whom it tells. */
export function keepWatchdog(config: Config, connection: pg.ClientConfig, log: Log): Kept {
  const ways = waysOf(config)
  if (!hasWay(ways)) {
    log.info('no watchdog: WATCHDOG_WEBHOOK_URL and WATCHDOG_MAIL_TO are not set')
    return { dismiss() {} }
  }
  const said: Order = {
    connection: { ...connection },
    ways,
    baton: config.publicUrl,
    file: path.join(config.dataDir, 'watchdog.json'),
  }
  let dismissed = false
  let child: ChildProcess | undefined
  start()
  return {
    dismiss() {
      dismissed = true
      child?.stdin?.end(`${goodbye}\n`)
    },
  }

  function start(): void {
    // Detached, so that what ends this server's group does not end the one who would tell of it.
    const started = spawn(process.execPath, [program], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    child = started
    started.unref()
    started.stdin.on('error', () => {})
    started.stdin.write(`${JSON.stringify(said)}\n`)
    started.on('error', (error) => log.error({ err: error }, 'the watchdog could not be started'))
    started.on('exit', () => {
      if (dismissed) return
      log.warn('the watchdog ended; started again')
      setTimeout(start, againAfterMs).unref()
    })
  }
}

function waysOf({ watchdog, channels }: Config): Ways {
  const { webhookUrl, mailTo } = watchdog
  const mail = channels.mail !== null && mailTo !== null ? { ...channels.mail, to: mailTo } : null
  return { webhookUrl, mail }
}
