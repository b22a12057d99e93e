import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import { ofOneHospital } from '../../tools/measure/of-one-hospital.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { checkRaces } from '../checker/check-races.ts'
import type { Race } from '../checker/races.ts'
import { randomFrom } from '../faults/random.ts'
import { type Racer, signInRacer } from '../races/racer.ts'
import { type Lane, runRaces } from '../races/run-races.ts'
import type { Campaign } from './campaign.ts'
import { readAuditedCommands } from './read-audit.ts'

/** TSK-RACE: two accept a task at once, over HTTP and sockets; one has it and the other is told who. */
export const tskRace: Campaign = {
  id: 'TSK-RACE',
  about: 'two people accept a task at once, over HTTP and sockets',
  volumes: { races: 10_000, lanes: 4 },
  async run({ seed, volumes: { races: wanted = 10_000, lanes: count = 4 } }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(34_207)
    const lanes = await openLanes(server.url, count)
    const races: Race[] = []
    const acceptMs: number[] = []
    const started = performance.now()
    await Promise.all(
      lanes.map((lane, index) => {
        const share = Math.floor(wanted / count) + (index < wanted % count ? 1 : 0)
        return runRaces(lane, share, random, (race, ms) => {
          races.push(race)
          acceptMs.push(ms)
          if (races.length % 1_000 === 0) tell(`${races.length} races`)
        })
      }),
    )
    const seconds = (performance.now() - started) / 1_000
    for (const { asker, racers } of lanes) for (const one of [asker, ...racers]) one.close()
    await server.kill()
    const audited = await readAuditedCommands(server.dataDir)
    await server.stop()
    const anomalies = checkRaces(races, audited)
    for (const { kind, sentence } of anomalies.slice(0, 20)) tell(`ANOMALY ${kind}: ${sentence}`)
    const mixed = races.filter(({ tries }) => new Set(tries.map(({ road }) => road)).size > 1)
    return {
      anomalies: anomalies.length,
      figures: {
        races: races.length,
        racesOverBothRoads: mixed.length,
        racesPerSecond: Math.round(races.length / seconds),
        bothAnsweredP50Ms: percentile(acceptMs, 50),
        bothAnsweredP99Ms: percentile(acceptMs, 99),
        // No failure in n trials bounds the rate at 3/n (95 %).
        failureRateBelow: races.length === 0 ? 1 : 3 / races.length,
      },
    }
  },
}

/** Three people on duty for each lane, two of them a team. */
async function openLanes(url: string, count: number): Promise<Lane[]> {
  const response = await fetch(`${url}${api.identity.signInOptions.path}`)
  const options = api.identity.signInOptions.output.parse(await response.json())
  const people = ofOneHospital(options.demonstration?.people ?? [])
  const here: Racer[] = []
  let administrator: Racer | undefined
  for (const { personId } of people) {
    if (here.length >= 3 * count && administrator !== undefined) break
    const racer = await signInRacer(url, personId)
    const me = await racer.ask(api.identity.whoAmI, {})
    if (me.person.administrator) administrator ??= racer
    const onDuty = here.length < 3 * count && (await signOn(racer))
    if (onDuty) here.push(racer)
    else if (racer !== administrator) racer.close()
  }
  if (administrator === undefined || here.length < 3 * count) {
    throw new Error('the demonstration has too few people')
  }
  const lanes: Lane[] = []
  for (let index = 0; index < count; index += 1) {
    const [asker, ...racers] = here.slice(3 * index, 3 * index + 3)
    if (asker === undefined) throw new Error('a lane has nobody to ask')
    const { team } = await administrator.ask(api.identity.addTeam, {
      name: `Lane ${index + 1}`,
      kind: 'on-call',
      siteId: null,
      placeId: null,
      personIds: racers.map(({ personId }) => personId),
    })
    lanes.push({ asker, racers, teamId: team.id })
  }
  return lanes
}

/** Somebody whom the rota has away does not race. */
async function signOn(racer: Racer): Promise<boolean> {
  const here = { from: 'site' as const, roleIds: [], placeId: null, telephone: null, until: null }
  return racer.ask(api.duty.signOn, here).then(
    () => true,
    () => false,
  )
}
