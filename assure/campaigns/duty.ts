import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BusyAct,
  busyActs,
  openBusyHospital,
} from '../../apps/server/src/capabilities/duty/busy-hospital.fixture.ts'
import { openHospitalOn } from '../../apps/server/src/capabilities/duty/hospital.fixture.ts'
import { paperItemsMigration } from '../../apps/server/src/capabilities/duty/paper-items.fixture.ts'
import { migrations } from '../../apps/server/src/capabilities.ts'
import { openDatabase } from '../../apps/server/src/platform/database/database.ts'
import { migrate } from '../../apps/server/src/platform/database/migrate.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import { type Act, acts, runModel } from '../../packages/domain/src/duty/duty-model.fixture.ts'
import { tell } from '../../tools/measure/result.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'

/** Acts of one sequence by the rules alone, at most. */
const longest = 60
/** Turns of one sequence on a database, and acts at the same moment in each, at most. */
const turnsOfSequence = 12
const atOnce = 4

/** DUTY: whatever people do, a continuous role is never empty and nobody goes off duty with an accepted urgent item. */
export const dutyCampaign: Campaign = {
  id: 'DUTY',
  about:
    'random sequences of what people do to roles and duty, by the rules and, several at once, on a database',
  volumes: { sequences: 100_000, real: 200 },
  async run({ seed, volumes: { sequences = 100_000, real = 200 } }) {
    const byRules = runByRules(randomFrom(seed), sequences)
    const onDatabase = await runOnDatabase(randomFrom(seed + 1), real)
    return {
      anomalies: byRules.anomalies + onDatabase.anomalies,
      figures: {
        sequences,
        acts: byRules.acts,
        refusedShare: byRules.acts === 0 ? 0 : byRules.refused / byRules.acts,
        // No failure in n trials bounds the rate at 3/n (95 %).
        failureRateBelow: sequences === 0 ? 1 : 3 / sequences,
        realSequences: real,
        realActs: onDatabase.acts,
        realActsDone: onDatabase.done,
        realFailureRateBelow: real === 0 ? 1 : 3 / real,
      },
    }
  },
}

function runByRules(random: Random, sequences: number) {
  let [anomalies, total, refused] = [0, 0, 0]
  for (let sequence = 0; sequence < sequences; sequence += 1) {
    const given = Array.from({ length: 1 + random.below(longest) }, (): Act => anyAct(random, acts, 5))
    const outcome = runModel(given)
    total += given.length
    refused += outcome.refused
    if (outcome.broken !== null) {
      anomalies += 1
      if (anomalies <= 20) tell(`ANOMALY sequence ${sequence}: ${outcome.broken}`)
    }
    if (sequence % 20_000 === 19_999) tell(`  ${sequence + 1} sequences by the rules`)
  }
  return { anomalies, acts: total, refused }
}

async function runOnDatabase(random: Random, sequences: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'baton-duty-'))
  const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
  if (!started.ok) throw new Error(started.sentence)
  const { connection } = started.postgres
  await migrate(connection, [...migrations, paperItemsMigration])
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  const hospital = await openHospitalOn(database, () => database.close())
  try {
    let [anomalies, total, done] = [0, 0, 0]
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const busy = await openBusyHospital(hospital)
      for (let turn = 0; turn < turnsOfSequence; turn += 1) {
        const given = Array.from(
          { length: 1 + random.below(atOnce) },
          (): BusyAct => anyAct(random, busyActs, 4),
        )
        total += given.length
        done += await busy.turn(given)
        const broken = await busy.broken()
        if (broken === null) continue
        anomalies += 1
        tell(`ANOMALY on the database, sequence ${sequence}, turn ${turn}: ${broken}`)
        break
      }
      if (sequence % 50 === 49) tell(`  ${sequence + 1} sequences on a database`)
    }
    return { anomalies, acts: total, done }
  } finally {
    await hospital.close()
    await started.postgres.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

function anyAct<What extends string>(random: Random, whats: readonly What[], roles: number) {
  return {
    what: random.among(whats),
    who: random.below(5),
    role: random.below(roles),
    other: random.below(21),
    flag: random.below(2) === 1,
  }
}
