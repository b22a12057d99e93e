import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Step } from './run-steps.ts'

/** A lane of tests: how to run it, and where its report will be. */
export interface Lane {
  step: Step
  report: string
}

const reports = mkdtempSync(join(tmpdir(), 'baton-reports-'))

/** Unit and server tests, against the embedded PostgreSQL or the one in `DATABASE_URL`. */
export function vitestLane(name: string): Lane {
  return ofProjects(name, 'unit', 'server')
}

/** What keeps content, once more in a bucket: of a server started for it, or the one in `S3_ENDPOINT`. */
export function onS3(name: string): Lane {
  return ofProjects(name, 's3')
}

function ofProjects(name: string, ...projects: string[]): Lane {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const which = projects.flatMap((project) => ['--project', project])
  return { report, step: { name, command: 'vitest', arguments: ['run', ...reporters, ...which] } }
}

/** Journeys in a real browser. */
export function browserLane(name: string): Lane {
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return {
    report,
    // A journey is tried once more; one that needed it is named at the end of the run, with what went wrong first.
    step: {
      name,
      command: 'playwright',
      arguments: ['test', '--retries=1', '--reporter=list,json'],
      environment,
    },
  }
}

/** What no database has a part in, which starts one of its own, or meets none but through the server: the same on any other. */
const withoutDatabase = ['media', 'postgres', 'http', 'blobs']
  .map((room) => `apps/server/src/platform/${room}/**`)
  .concat('apps/server/src/capabilities/files/workshop/**', 'packages/client/**', 'tests/contract/**')

/** The server's tests once more, on Debian's PostgreSQL 15 started for them. */
export function onPostgres15(name: string): Lane {
  const { report, step } = ofProjects(name, 'server')
  const command = [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    ...step.arguments,
    ...withoutDatabase.flatMap((path) => ['--exclude', path]),
  ]
  return {
    report,
    step: { ...step, command: process.execPath, arguments: ['tools/with-postgres-15.ts', ...command] },
  }
}

/**
 * The journeys of a meeting once more, with LiveKit in the place of Baton's own media process; not how its screens look,
 * which is the same.
 */
export function onLiveKit(name: string): Lane {
  const { report, step } = browserLane(name)
  const which = ['calls.spec', '--grep-invert=stand up to it']
  const command = [process.execPath, 'node_modules/@playwright/test/cli.js', ...step.arguments, ...which]
  return {
    report,
    step: { ...step, command: process.execPath, arguments: ['tools/with-livekit.ts', ...command] },
  }
}

/** Two who meet by a relay alone, over TCP: as from a network that lets no UDP through. */
export function byRelay(name: string): Lane {
  const { report, step } = browserLane(name)
  const which = ['calls.spec', '--grep=two colleagues meet']
  const command = [process.execPath, 'node_modules/@playwright/test/cli.js', ...step.arguments, ...which]
  return {
    report,
    step: { ...step, command: process.execPath, arguments: ['tools/with-relay.ts', 'tcp', ...command] },
  }
}
