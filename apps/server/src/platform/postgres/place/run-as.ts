import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Binaries } from './binaries.ts'

/** An entry of the system's list of users. */
export interface OrdinaryUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** How PostgreSQL's processes are started, so that they are not root's. */
export interface RunAs {
  /** Put before each command. */
  readonly prefix: readonly string[]
  /** Set for each process where this process may change it. */
  readonly user: OrdinaryUser | undefined
}

export const asMyself: RunAs = { prefix: [], user: undefined }

/** Whether this process must hide from PostgreSQL that it is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * A way for root to run these programs on this folder without being root, tried out before it is offered:
 * as an existing ordinary user who can reach both, else in a user namespace of its own. PostgreSQL refuses a
 * number that has no name in the list of users, so none is made up. Undefined when neither works.
 */
export function findRunAs(binaries: Binaries, cluster: string): RunAs | undefined {
  const users = ordinaryUsers()
  const owner = statSync(cluster).uid
  const first = users.filter((user) => user.uid === owner)
  const named = ['postgres', 'nobody'].flatMap((name) => users.filter((user) => user.name === name))
  const candidates: RunAs[] = [
    ...[...first, ...named].map((user) => ({ prefix: [], user })),
    ...named.map(({ uid, gid }) => ({
      prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'],
      user: undefined,
    })),
  ]
  return candidates.find((candidate) => canRun(candidate, binaries, cluster))
}

/** Runs the programs and walks to the folder, as PostgreSQL will. Whose the folder is comes later. */
function canRun(runAs: RunAs, binaries: Binaries, cluster: string): boolean {
  const probe = '"$1" -V >/dev/null && "$2" -V >/dev/null && ls "$3" >/dev/null && [ -x "$4" ]'
  const places = [binaries.postgres, binaries.initdb, binaries.root, path.dirname(cluster)]
  const [command = 'sh', ...args] = [...runAs.prefix, 'sh', '-c', probe, 'probe', ...places]
  const { status } = spawnSync(command, args, { stdio: 'ignore', cwd: '/', ...identity(runAs) })
  return status === 0
}

/** The spawn options that make a process this user's. */
export function identity(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.user ? { uid: runAs.user.uid, gid: runAs.user.gid } : {}
}

/** Everybody in the system’s list but root. */
export function ordinaryUsers(): OrdinaryUser[] {
  let list: string
  try {
    list = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return []
  }
  return list.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid || uid === '0') return []
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }]
  })
}
