import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHospitalOn } from '../../apps/server/src/capabilities/calls/hospital.fixture.ts'
import { migrations } from '../../apps/server/src/capabilities.ts'
import { openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { migrate } from '../../apps/server/src/platform/database/migrate.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import { tell } from '../../tools/measure/result.ts'
import { beginOffDuty, type Situation } from '../calls/off-duty.ts'
import { randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'

/** CALL-OFF-DUTY: however people come and go, no call rings anybody who is off duty, and all who may be reached. */
export const callOffDuty: Campaign = {
  id: 'CALL-OFF-DUTY',
  about: 'calls of every kind while people sign on and off, go on leave, focus, and are named in overrides',
  volumes: { situations: 1_000 },
  async run({ seed, volumes: { situations = 1_000 } }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'baton-call-off-duty-'))
    const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
    if (!started.ok) throw new Error(started.sentence)
    const { connection } = started.postgres
    await migrate(connection, migrations)
    const database = openDatabase({ connection, onConnectionLost: () => {} })
    const hospital = await openHospitalOn(database, () => database.close())
    try {
      const random = randomFrom(seed)
      const house = await beginOffDuty(hospital, random)
      const sum: Situation = { calls: 0, rung: 0, spared: 0, stopped: 0, byOverride: 0, anomalies: [] }
      let anomalies = 0
      for (let situation = 0; situation < situations; situation += 1) {
        const found = await house.situation()
        for (const key of ['calls', 'rung', 'spared', 'stopped', 'byOverride'] as const)
          sum[key] += found[key]
        anomalies += found.anomalies.length
        for (const anomaly of found.anomalies.slice(0, 3)) tell(`ANOMALY situation ${situation}: ${anomaly}`)
        if (situation % 100 === 99) tell(`  ${situation + 1} situations`)
      }
      const { calls, rung, spared, stopped, byOverride } = sum
      return { anomalies, figures: { situations, calls, rung, spared, stopped, byOverride } }
    } finally {
      await hospital.close()
      await started.postgres.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  },
}
