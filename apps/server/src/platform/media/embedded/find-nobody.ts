import { spawnSync } from 'node:child_process'
import type { Log } from '../../log.ts'
import { isRoot, ordinaryUsers } from '../../postgres/place/run-as.ts'

let found: { uid: number; gid: number } | undefined | null = null

/**
 * For a server that runs as root: whose the media process is to be, if they can read the program; tried out, once. A
 * server that is not root has nothing to give up.
 */
export function findNobody(program: string, log: Log): { uid: number; gid: number } | undefined {
  if (!isRoot()) return undefined
  if (found !== null) return found
  const nobody = ordinaryUsers().find(({ name }) => name === 'nobody')
  found = nobody && canRead(program, nobody) ? { uid: nobody.uid, gid: nobody.gid } : undefined
  if (found === undefined) log.warn('the media process is root’s: nobody else can read the program')
  return found
}

function canRead(program: string, { uid, gid }: { uid: number; gid: number }): boolean {
  const { status } = spawnSync(
    'sh',
    ['-c', '[ -r "$1" ] && [ -x "$2" ]', 'probe', program, process.execPath],
    {
      stdio: 'ignore',
      cwd: '/',
      env: {},
      uid,
      gid,
    },
  )
  return status === 0
}
