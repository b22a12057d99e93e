import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/database.ts'
import type { Log } from './platform/log.ts'
import { openShredLedger, type ShredLedger, type Vault } from './platform/vault/index.ts'

const PERIOD_MS = 60_000

/**
 * Opens the ledger of what was shredded, shreds again what an older backup has brought back before anything is served,
 * and keeps ledger and database level from then on.
 */
export async function keepLedger(given: {
  config: Pick<Config, 'keyFile'>
  database: Database
  vault: Vault
  clock: Clock
  log: Log
}): Promise<{ ledger: ShredLedger; stop(): Promise<void> }> {
  const { config, database, vault, clock, log } = given
  const ledger = await openShredLedger(ledgerFile(config), database.system, vault)
  const again = await ledger.settle()
  if (again.length > 0) log.warn({ count: again.length }, 'keys shredded again that a backup brought back')
  if (ledger.strange > 0)
    log.error({ lines: ledger.strange }, 'lines of the ledger of shredded keys not believed')
  let underWay: Promise<unknown> | null = null
  const stopTicker = clock.setTicker(PERIOD_MS, () => {
    underWay ??= ledger
      .settle()
      .catch((error: unknown) => log.warn({ err: error }, 'ledger of shredded keys not level'))
      .finally(() => {
        underWay = null
      })
  })
  return {
    ledger,
    async stop() {
      stopTicker()
      await underWay
      await ledger.close()
    },
  }
}

/** It lies beside the key file, and goes where that goes. */
export function ledgerFile({ keyFile }: Pick<Config, 'keyFile'>): string {
  return `${keyFile}.shredded`
}
