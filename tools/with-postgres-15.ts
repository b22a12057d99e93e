import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { binariesIn } from '../apps/server/src/platform/postgres/place/binaries.ts'
import { asMyself, findRunAs, identity, isRoot } from '../apps/server/src/platform/postgres/place/run-as.ts'

/**
 * `node tools/with-postgres-15.ts <command>`: runs the command with DATABASE_URL set to a new, empty PostgreSQL 15
 * from Debian's package, so that nothing is used that only the embedded 18 has. Ends with the command's exit code;
 * where Debian's programs are not installed it says so and ends well.
 */
const programs = '/usr/lib/postgresql/15'
const [command, ...args] = process.argv.slice(2)
if (!command) throw new Error('usage: node tools/with-postgres-15.ts <command> [arguments]')
if (existsSync(path.join(programs, 'bin', 'initdb'))) process.exitCode = await withPostgres(command, args)
else
  process.stderr.write(
    `PostgreSQL 15 is not installed in ${programs}: "${process.argv.slice(2).join(' ')}" is left out\n`,
  )

async function withPostgres(command: string, args: string[]): Promise<number> {
  const binaries = binariesIn(programs, '15')
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-15-'))
  chmodSync(folder, 0o755)
  const cluster = path.join(folder, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  const runAs = isRoot() ? findRunAs(binaries, cluster) : asMyself
  if (!runAs) throw new Error('PostgreSQL 15 needs an ordinary account, and none can be used')
  if (runAs.user) for (const place of [folder, cluster]) chownSync(place, runAs.user.uid, runAs.user.gid)

  const run = (program: string, ...its: string[]) => {
    const [first = program, ...rest] = [...runAs.prefix, program, ...its]
    const { status } = spawnSync(first, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: '/',
      ...identity(runAs),
    })
    if (status !== 0) throw new Error(`${program} ended with ${status}`)
  }
  // Everybody on this machine may connect: the data are a test's, and live as long as it.
  run(
    binaries.initdb,
    '-D',
    cluster,
    '-U',
    'baton',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  )
  writeFileSync(path.join(cluster, 'postgresql.auto.conf'), settings(folder))
  run(binaries.pgCtl, 'start', '-w', '-s', '-D', cluster, '-l', path.join(folder, 'log'))
  const stop = () => {
    run(binaries.pgCtl, 'stop', '-w', '-s', '-m', 'immediate', '-D', cluster)
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `postgres://baton@localhost/postgres?host=${encodeURIComponent(folder)}`
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
  const code = await new Promise<number>((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } })
    child.on('error', () => resolve(127))
    child.on('close', (status) => resolve(status ?? 1))
  })
  stop()
  return code
}

function settings(folder: string): string {
  return [
    "listen_addresses = ''",
    `unix_socket_directories = '${folder}'`,
    'fsync = off',
    'full_page_writes = off',
    'max_connections = 100',
    'max_wal_size = 4GB',
  ].join('\n')
}
