import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../platform/config.ts'
import { silentLog } from '../platform/log.ts'
import { joinRunning } from '../platform/postgres/join-running.ts'
import { startPostgres } from '../platform/postgres/start-postgres.ts'
import { done } from './verb.ts'
import { withService } from './with-database.ts'

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'baton-beside-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the command line and the embedded database', () => {
  const context = () => {
    const settings = readConfig({ DATA_DIR: dataDir })
    if (!settings.ok) throw new Error(settings.problems.join())
    const { config } = settings
    return { config, options: {}, ask: async () => null, now: () => new Date(), progress: () => {} }
  }
  const look = () => withService(context(), async ({ served }) => done(served ? 'beside Baton' : 'alone'))

  it('starts it for a moment when nobody runs it, and joins it when Baton does', async () => {
    expect(joinRunning(dataDir)).toBeUndefined()
    expect(await look()).toEqual(done('alone'))
    expect(joinRunning(dataDir)).toBeUndefined()
    const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
    if (!started.ok) throw new Error(started.sentence)
    try {
      expect(joinRunning(dataDir)).toEqual(started.postgres.connection)
      expect(await look()).toEqual(done('beside Baton'))
    } finally {
      await started.postgres.stop()
    }
  })
})
