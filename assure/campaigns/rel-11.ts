import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { paces } from '@baton/domain/escalation/pace'
import pg from 'pg'
import { migrations } from '../../apps/server/src/capabilities.ts'
import { migrate } from '../../apps/server/src/platform/database/migrate.ts'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { startPostgres } from '../../apps/server/src/platform/postgres/start-postgres.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { checkClimbs } from '../checker/check-climbs.ts'
import type { LadderHistory } from '../checker/climbs.ts'
import { randomFrom } from '../faults/random.ts'
import { type Crew, startCrew } from '../ladders/engine-crew.ts'
import { type FastClock, fastClock } from '../ladders/fast-clock.ts'
import { gather, noteRealTime } from '../ladders/gather.ts'
import { type CampaignHospital, foundHospital } from '../ladders/hospital.ts'
import { type Life, live } from '../ladders/life.ts'
import { raisingBy } from '../ladders/raising.ts'
import { mostAtOnce, Throttle } from '../ladders/throttle.ts'
import { wire } from '../ladders/wire.ts'
import type { Campaign } from './campaign.ts'

/** A second is two minutes. */
const speed = 120

/** REL-11: ladders on a fast clock, while engines are killed and paused and the clock is set forward and back. */
export const rel11: Campaign = {
  id: 'REL-11',
  about: 'escalations on a fast clock under kill -9, SIGSTOP and clock jumps',
  volumes: { volume: 2_000, hospitals: 8 },
  async run({ seed, volumes: { volume = 2_000, hospitals = 8 } }) {
    const dataDir = mkdtempSync(join(tmpdir(), 'baton-ladders-'))
    // Engines die here and never the database, so that nothing need be waited for on the disk: REL-1 and REL-2 do that.
    const started = await startPostgres({ dataDir, log: silentLog, throwaway: true })
    if (!started.ok) throw new Error(started.sentence)
    const { connection } = started.postgres
    try {
      await migrate(connection, migrations)
      const owner = new pg.Client(connection)
      // A campaign that fails must say why, not that its database was stopped under it.
      owner.on('error', () => {})
      await owner.connect()
      await owner.query(noteRealTime)
      const stage = await setUp({ connection, dataDir, seed, hospitals })
      const lives = await play(owner, stage, seed, volume)
      const history = await look(owner, stage, lives)
      await owner.end()
      await stage.close()
      return judge(history, stage.crew)
    } finally {
      await started.postgres.stop()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  },
}

interface Stage {
  clock: FastClock
  baseMs: number
  crew: Crew
  hospitals: CampaignHospital[]
  close(): Promise<void>
}

async function setUp(given: {
  connection: pg.ClientConfig
  dataDir: string
  seed: number
  hospitals: number
}): Promise<Stage> {
  const { connection, dataDir, seed } = given
  const offsetFile = join(dataDir, 'clock-offset')
  writeFileSync(offsetFile, Buffer.alloc(8))
  const time = { speed, baseMs: Date.now(), offsetFile }
  const clock = fastClock(time)
  const keyFile = join(dataDir, 'vault.key')
  const wired = await wire({ connection, keyFile, clock })
  const dispatch = wired.dispatch([raisingBy(wired)])
  const hospitals: CampaignHospital[] = []
  for (let number = 1; number <= given.hospitals; number += 1) {
    hospitals.push(await foundHospital(wired, dispatch, clock, number))
  }
  const random = randomFrom(seed + 1)
  const crew = await startCrew({ engines: 2, connection, keyFile, time, clock, random })
  return {
    clock,
    baseMs: time.baseMs,
    crew,
    hospitals,
    async close() {
      await crew.stop()
      await wired.database.close()
    },
  }
}

async function play(
  owner: pg.Client,
  { clock, crew, hospitals }: Stage,
  seed: number,
  volume: number,
): Promise<Life[]> {
  const random = randomFrom(seed)
  const lives: Life[] = []
  const ends: Promise<void>[] = []
  const throttle = new Throttle(async () => {
    const { rows } = await owner.query<{ count: number }>(
      'select count(*) from escalation where due_at < $1',
      [clock.now()],
    )
    return rows[0]?.count ?? 0
  })
  // A campaign that fails says why by what failed, not by what it looked at meanwhile.
  const watching = throttle.watch().catch(() => {})
  let begun = 0
  const lane = async () => {
    while (begun < volume) {
      begun += 1
      const { life, quiet } = await throttle.run(() => live(random.among(hospitals), clock, random))
      lives.push(life)
      ends.push(quiet)
      if (lives.length % 500 === 0) tell(`${lives.length} escalations, ${crew.harms.length} harms`)
    }
  }
  crew.harm()
  await Promise.all(Array.from({ length: mostAtOnce }, lane))
  await crew.calm()
  await Promise.all(ends)
  throttle.stop()
  await watching
  // Whatever was due while an engine was down is done by now, and a clock that was set back is believed.
  await pause(clock.real(12 * 60_000) + 6_000)
  return lives
}

async function look(
  owner: pg.Client,
  { baseMs, crew, hospitals }: Stage,
  lives: Life[],
): Promise<LadderHistory> {
  const readAtMs = Date.now()
  const climbs = await gather(owner, lives)
  const jumps = crew.harms.filter(({ kind }) => kind === 'clock jumped')
  return {
    speed,
    baseMs,
    climbs,
    jumps: jumps.map(({ fromMs, byMs }) => ({ atMs: fromMs, byMs })),
    harms: crew.harms,
    deserted: crew.deserted,
    readAtMs,
    holders: new Map(hospitals.flatMap(({ holders }) => [...holders])),
    repeatEveryMs: {
      urgent: paces.urgent.repeatEveryMs,
      emergency: paces.emergency.repeatEveryMs,
    },
  }
}

function judge(history: LadderHistory, crew: Crew) {
  const { anomalies, lateness } = checkClimbs(history)
  const all = lateness.map(({ ms }) => ms)
  const calm = lateness.flatMap(({ ms, calm: quiet }) => (quiet ? ms : []))
  const kinds = Map.groupBy(anomalies, ({ kind }) => kind)
  for (const [kind, those] of kinds) tell(`${those.length} ${kind}`)
  for (const { kind, sentence } of anomalies.slice(0, 20)) tell(`ANOMALY ${kind}: ${sentence}`)
  const count = (...kinds: string[]) => anomalies.filter(({ kind }) => kinds.includes(kind)).length
  const harmed = (kind: string) => crew.harms.filter((harm) => harm.kind === kind).length
  const { climbs } = history
  const { harms, deserted } = history
  return {
    anomalies: anomalies.length,
    ...(anomalies.length > 0 ? { evidence: { anomalies, harms, deserted } } : {}),
    figures: {
      escalations: climbs.length,
      rungsCalled: climbs.reduce(
        (sum, { kept }) => sum + new Set(kept.pages.map(({ rung }) => rung)).size,
        0,
      ),
      calls: climbs.reduce((sum, { kept }) => sum + kept.calls.length, 0),
      exhausted: climbs.filter(({ kept }) => kept.exhausted.length > 0).length,
      kills: harmed('killed'),
      pauses: harmed('paused'),
      clockJumps: harmed('clock jumped'),
      missed: count('missed', 'skipped', 'silent', 'wrongly passed over', 'lost answer'),
      doubled: count('doubled', 'two owners', 'called after the end'),
      early: count('early'),
      late: count('late'),
      // In real time. Calm: while nothing was done to the engines.
      latenessP50Ms: percentile(all, 50),
      latenessP999Ms: percentile(all, 99.9),
      latenessMaxMs: percentile(all, 100),
      latenessCalmP50Ms: percentile(calm, 50),
      latenessCalmP999Ms: percentile(calm, 99.9),
      // No failure in n trials bounds the rate at 3/n (95 %).
      missRateBelow: 3 / Math.max(1, climbs.length),
    },
  }
}
