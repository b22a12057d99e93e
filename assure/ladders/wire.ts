import type pg from 'pg'
import * as duty from '../../apps/server/src/capabilities/duty/index.ts'
import {
  createEscalation,
  type EscalationCapability,
} from '../../apps/server/src/capabilities/escalation/index.ts'
import {
  administratorsOf,
  contactsOf,
  createIdentity,
  sessionsThatWake,
  visitorsAmong,
} from '../../apps/server/src/capabilities/identity/index.ts'
import { createNotify, markReached, withdraw } from '../../apps/server/src/capabilities/notify/index.ts'
import type { Clock } from '../../apps/server/src/platform/clock.ts'
import { type Database, openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { makeLog } from '../../apps/server/src/platform/log.ts'
import { createDispatcher, type Dispatch } from '../../apps/server/src/platform/operations/dispatcher.ts'
import type { Handler } from '../../apps/server/src/platform/operations/handler.ts'
import { createReceipts } from '../../apps/server/src/platform/operations/receipts.ts'
import { createVault, openKeyFile, type Vault } from '../../apps/server/src/platform/vault/index.ts'

/** The server's own capabilities that a ladder needs, on a clock of the campaign's. */
export interface Wired {
  readonly database: Database
  readonly vault: Vault
  readonly escalation: EscalationCapability
  readonly dispatch: (more: readonly Handler[]) => Dispatch
}

export async function wire(given: {
  connection: pg.ClientConfig
  keyFile: string
  clock: Clock
}): Promise<Wired> {
  const { connection, keyFile, clock } = given
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  const keys = await openKeyFile(keyFile, { sealedDataExists: false })
  if (!keys.ok) throw new Error(keys.sentence)
  const vault = createVault(keys.keys)
  // What could not be done at all must be seen: a campaign that fails by it says no more than that it did.
  const log = makeLog({ level: 'error', form: 'json' })
  const shared = { database, vault, clock, log, publish: () => {} }
  const publicUrl = 'http://localhost:3000'
  const identity = createIdentity({
    ...shared,
    publicUrl,
    session: { idleMinutes: 15, absoluteHours: 12 },
  })
  const notify = createNotify({
    ...shared,
    people: { contactsOf, visitorsAmong, administratorsOf, sessionsThatWake },
    duty: { reachableAmong: duty.reachableAmong, dutiesOf: async () => new Map() },
    publicUrl,
    zone: 'Europe/London',
    push: null,
    // Never sent: that it was asked for once is what is checked.
    mail: { url: 'smtp://localhost:1', from: 'baton@example.nhs.uk' },
    gateway: null,
  })
  const escalation = createEscalation({
    ...shared,
    duty,
    notify: { notify: notify.notify, withdraw, markReached },
    subjects: {},
  })
  const atWork = duty.createDuty({ ...shared, openItems: escalation.openItems })
  return {
    database,
    vault,
    escalation,
    dispatch: (more) =>
      createDispatcher({
        handlers: [...identity.handlers, ...atWork.handlers, ...escalation.handlers, ...more],
        database,
        receipts: createReceipts(vault),
        clock,
        log,
        publish: () => {},
      }),
  }
}
