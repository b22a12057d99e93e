import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeEnvironment } from '../tools/measure/environment.ts'
import { printResult, tell } from '../tools/measure/result.ts'
import { callGarbage } from './campaigns/call-garbage.ts'
import { callOffDuty } from './campaigns/call-off-duty.ts'
import type { Campaign } from './campaigns/campaign.ts'
import { dutyCampaign } from './campaigns/duty.ts'
import { int3 } from './campaigns/int-3.ts'
import { rel1 } from './campaigns/rel-1.ts'
import { rel4 } from './campaigns/rel-4.ts'
import { rel8 } from './campaigns/rel-8.ts'
import { rel11 } from './campaigns/rel-11.ts'
import { rel12 } from './campaigns/rel-12.ts'
import { rel18 } from './campaigns/rel-18.ts'
import { sec5 } from './campaigns/sec-5.ts'
import { sec7 } from './campaigns/sec-7.ts'
import { tskRace } from './campaigns/tsk-race.ts'
import { uploadCampaign } from './campaigns/upload.ts'

const campaigns: readonly Campaign[] = [
  dutyCampaign,
  int3,
  rel1,
  rel4,
  rel8,
  rel11,
  rel12,
  rel18,
  callGarbage,
  callOffDuty,
  sec5,
  sec7,
  tskRace,
  uploadCampaign,
]

/** `npm run assure -- <id> [--seed n] [volume flags] [--json]`. */
const wanted = campaigns.find((campaign) => campaign.id === process.argv[2])
if (wanted === undefined) {
  tell('npm run assure -- <id> [--seed n] [volume flags] --json')
  for (const { id, about, volumes } of campaigns) tell(`  ${id}  ${about}  ${flagsOf(volumes)}`)
  process.exitCode = 2
} else {
  await run(wanted).catch((error: unknown) => {
    tell(`${wanted.id} could not run: ${error instanceof Error ? error.stack : String(error)}`)
    process.exit(2)
  })
  // Sockets and timers of clients that were cut off must not keep a finished campaign alive.
  process.exit()
}

async function run(campaign: Campaign): Promise<void> {
  const { seed, volumes } = readFlags(campaign)
  tell(`${campaign.id}: ${campaign.about}; seed ${seed}, ${flagsOf(volumes)}`)
  const environment = await describeEnvironment()
  const { anomalies, figures, evidence } = await campaign.run({ seed, volumes })
  const raw = evidence === undefined ? null : keep(campaign.id, evidence)
  printResult({ name: campaign.id, ok: anomalies === 0, anomalies, figures, environment, seed, raw })
}

/** Writes what was found to a file of its own; its path. */
function keep(id: string, evidence: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), `baton-${id.toLowerCase()}-`)), 'evidence.json')
  writeFileSync(file, JSON.stringify(evidence, null, 1))
  return file
}

function readFlags(campaign: Campaign): { seed: number; volumes: Record<string, number> } {
  const volumeFlags = Object.fromEntries(
    Object.keys(campaign.volumes).map((name) => [name, { type: 'string' as const }]),
  )
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { seed: { type: 'string' }, json: { type: 'boolean' }, ...volumeFlags },
  })
  const flags: Record<string, unknown> = values
  const number = (name: string, unset: number) => (flags[name] === undefined ? unset : Number(flags[name]))
  const volumes = Object.fromEntries(
    Object.entries(campaign.volumes).map(([name, unset]) => [name, number(name, unset)]),
  )
  return { seed: number('seed', Math.floor(Math.random() * 2 ** 31)), volumes }
}

function flagsOf(volumes: Readonly<Record<string, number>>): string {
  return Object.entries(volumes)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ')
}
