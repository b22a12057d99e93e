import { api, type StoredFile } from '@baton/contract'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import type { PaperUpload } from '../../packages/testkit/src/hostile-files/chance.ts'
import { goodFiles } from '../../packages/testkit/src/hostile-files/good-files.ts'
import type { Hostile } from '../../packages/testkit/src/hostile-files/hostile.ts'
import {
  hostileFiles,
  hostileNames,
  writeHostile,
} from '../../packages/testkit/src/hostile-files/hostile-files.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import { checkServed } from '../files/check-served.ts'
import { watchProcesses } from '../files/watch-processes.ts'
import { sendFile, whenLookedInto } from '../files/wire.ts'
import type { Campaign } from './campaign.ts'

const PORT = 34_205
/** Of so many files one is as people add them every day. */
const goodEvery = 8
/** What costs the processor's whole time is tried now and then. */
const heavyEvery = 40
/** A machine that others use too has little time for what wants all of it. */
const patienceMs = 20 * 60_000
const mostServerBytes = 1024 ** 3
const mostWorkshopBytes = 800 * 1024 ** 2

/** SEC-5: hostile files through a real server; none is run or shown, and what people add every day is taken. */
export const sec5: Campaign = {
  id: 'SEC-5',
  about: 'add hostile files and good ones, and look at all that is served of them',
  volumes: { files: 400 },
  async run({ seed, volumes: { files = 400 } }) {
    const server = await startServerProcess(PORT, { FILES_QUOTA_GB: '500' })
    const watch = watchProcesses(server.pid())
    try {
      const crew = await openCrew(server, seed)
      await tryNames(crew)
      await tryFiles(crew, files)
      const seen = watch.stop()
      if (seen.restarted) crew.anomalies.push('the server was started again')
      if (seen.serverBytes > mostServerBytes) crew.anomalies.push(`the server took ${seen.serverBytes} bytes`)
      if (seen.workshopBytes > mostWorkshopBytes)
        crew.anomalies.push(`a process took ${seen.workshopBytes} bytes`)
      for (const stranger of seen.strangers) crew.anomalies.push(`a program was started: ${stranger}`)
      for (const anomaly of crew.anomalies.slice(0, 40)) tell(`ANOMALY: ${anomaly}`)
      const { counts } = crew
      const figures = {
        files,
        ...counts,
        kinds: hostileFiles.length,
        serverPeakMb: Math.round(seen.serverBytes / 2 ** 20),
        workshopPeakMb: Math.round(seen.workshopBytes / 2 ** 20),
        // No failure in n trials bounds the rate at 3/n (95 %).
        missRateBelow: 3 / Math.max(1, files - counts.good),
      }
      return { anomalies: crew.anomalies.length, figures }
    } finally {
      watch.stop()
      await server.stop()
    }
  },
}

interface Crew {
  readonly server: ServerProcess
  readonly sessions: readonly StaffSession[]
  readonly random: Random
  readonly anomalies: string[]
  readonly counts: { good: number; refused: number; namesRefused: number; harmless: number; served: number }
}

async function openCrew(server: ServerProcess, seed: number): Promise<Crew> {
  const sessions = (await signInEveryone(server.url)).slice(0, 3)
  if (sessions.length < 3) throw new Error('too few people are in the demonstration')
  const counts = { good: 0, refused: 0, namesRefused: 0, harmless: 0, served: 0 }
  return { server, sessions, random: randomFrom(seed), anomalies: [], counts }
}

/** Names that hide what a file is: refused before a byte of it is sent. */
async function tryNames({ sessions: [session], anomalies, counts }: Crew): Promise<void> {
  for (const name of hostileNames) {
    const begun = await session?.call(api.files.begin, { name, bytes: 10 }).catch(() => null)
    if (begun === null) counts.namesRefused += 1
    else anomalies.push(`a file could be announced as ${JSON.stringify(name)}`)
  }
}

async function tryFiles(crew: Crew, files: number): Promise<void> {
  const light = hostileFiles.filter(({ heavy }) => heavy !== true)
  const heavy = hostileFiles.filter((hostile) => hostile.heavy === true)
  let taken = 0
  const next = async (session: StaffSession) => {
    for (let index = taken++; index < files; index = taken++) {
      // Each kind in turn, so that none is left out; what it holds is chance.
      const hostile =
        index % heavyEvery === heavyEvery - 1
          ? heavy[Math.floor(index / heavyEvery) % heavy.length]
          : light[(index - Math.floor(index / goodEvery)) % light.length]
      try {
        if (index % goodEvery === 0) await tryGood(crew, session, index)
        else if (hostile !== undefined) await tryHostile(crew, session, hostile)
      } catch (error) {
        crew.anomalies.push(`file ${index}: ${error instanceof Error ? error.message : String(error)}`)
      }
      if ((index + 1) % 100 === 0) tell(`${index + 1} files were tried`)
    }
  }
  await Promise.all(crew.sessions.map(next))
}

async function tryGood(crew: Crew, session: StaffSession, index: number): Promise<void> {
  const write = goodFiles[(index / goodEvery) % goodFiles.length]
  if (write === undefined) throw new Error('there is no such file')
  const upload = await write(crew.random)
  const file = await add(crew, session, upload)
  crew.counts.good += 1
  if (file.state === 'ready') await look(crew, session, file, upload)
  else crew.anomalies.push(`${upload.what} was ${file.state} (${file.fault}), though it is good`)
}

async function tryHostile(crew: Crew, session: StaffSession, hostile: Hostile): Promise<void> {
  const upload = await writeHostile(hostile, crew.random)
  const file = await add(crew, session, upload)
  const became = file.state === 'ready' ? null : file.fault
  if (file.state !== 'ready' && file.state !== 'refused')
    crew.anomalies.push(`${upload.what} is ${file.state}`)
  if (!hostile.faults.includes(became)) crew.anomalies.push(`${upload.what} was ${became ?? 'taken'}`)
  if (file.state !== 'ready') crew.counts.refused += 1
  else {
    crew.counts.harmless += 1
    await look(crew, session, file, upload)
  }
}

async function add(
  { server }: Crew,
  session: StaffSession,
  { name, content }: PaperUpload,
): Promise<StoredFile> {
  const { file } = await sendFile(session, server.url, { name, content })
  return whenLookedInto(session, file.id, patienceMs)
}

/** Fetches all that there is of a file, as a browser would be given it. */
async function look(
  crew: Crew,
  session: StaffSession,
  file: StoredFile,
  { what }: PaperUpload,
): Promise<void> {
  const { served, faults } = await checkServed(session, crew.server.url, file)
  crew.counts.served += served
  for (const fault of faults) crew.anomalies.push(`${what}: ${fault}`)
}
