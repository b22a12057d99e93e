import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Lodging } from './lodging.ts'
import { identity } from './run-as.ts'
import { makeShortFolder, placeFile, removeShortFolder } from './short-folder.ts'

/** The owner of everything in the embedded PostgreSQL. */
export const ownerName = 'baton'

/** The owner's password, made at the first start and kept where only the server's account can read it. */
export function keepPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres.password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}

/** Whether the cluster exists and was made completely. */
export function isInitialised(dataDir: string, cluster: string): boolean {
  return existsSync(path.join(cluster, 'PG_VERSION')) && !existsSync(unfinishedMark(dataDir))
}

/** The major version that wrote the cluster, for example "18". */
export function clusterVersion(cluster: string): string {
  return readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
}

export interface InitCluster {
  readonly dataDir: string
  readonly lodging: Lodging
  readonly password: string
  /** true: does not wait for the disk. */
  readonly throwaway: boolean
}

/**
 * Makes a new cluster: checksums, UTF-8, an order of letters that is the same on every machine, and passwords
 * even on the socket. Returns what initdb complained of, or undefined when all is well.
 */
export async function initCluster(wish: InitCluster): Promise<string | undefined> {
  const { binaries, cluster, runAs } = wish.lodging
  const mark = unfinishedMark(wish.dataDir)
  if (existsSync(mark)) empty(cluster)
  if (readdirSync(cluster).length > 0) return `${cluster} is not empty and holds no PostgreSQL data`
  writeFileSync(mark, 'The first start has not finished making the folder postgres.\n')
  const folder = makeShortFolder(runAs)
  const passwordFile = placeFile(folder, 'password', wish.password, runAs)
  const command = [
    ...runAs.prefix,
    binaries.initdb,
    '-D',
    cluster,
    '-U',
    ownerName,
    `--pwfile=${passwordFile}`,
  ]
  command.push('--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums')
  command.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (wish.throwaway) command.push('--no-sync')
  const problem = await run(command, identity(runAs))
  removeShortFolder(folder)
  if (problem === undefined) rmSync(mark)
  return problem
}

/** Lies beside the cluster while it is being made: what an interrupted first start left may be thrown away. */
function unfinishedMark(dataDir: string): string {
  return path.join(dataDir, 'postgres.unfinished')
}

function empty(folder: string): void {
  for (const entry of readdirSync(folder)) rmSync(path.join(folder, entry), { recursive: true, force: true })
}

function run(command: readonly string[], as: { uid?: number; gid?: number }): Promise<string | undefined> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...as,
      cwd: '/',
      env: plainEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000)
    })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? undefined : complaint.trim() || `exit code ${code}`))
  })
}

/** PostgreSQL sees nothing of the server's environment, where secrets may be, nor of PG… variables. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const keep = ['PATH', 'TMPDIR', 'SystemRoot', 'TEMP', 'TMP']
  const kept = keep.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
