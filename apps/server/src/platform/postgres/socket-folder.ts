import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/** The kernel's limit for a socket's path, with the smaller value of macOS; longer ones are fatal to PostgreSQL. */
const pathLimitBytes = 103
const longestName = '.s.PGSQL.65535.lock'

/**
 * A new folder for the sockets that only PostgreSQL's user may enter (and root), short however deep the project
 * lies, and never one that somebody else could have made first.
 */
export function makeSocketFolder(runAs: RunAs): string {
  const base =
    [tmpdir(), '/tmp'].find((folder) => Buffer.byteLength(socketPath(folder)) <= pathLimitBytes) ?? '/tmp'
  const folder = mkdtempSync(path.join(base, 'baton-'))
  chmodSync(folder, 0o700)
  if (runAs.user) chownSync(folder, runAs.user.uid, runAs.user.gid)
  return folder
}

export function removeSocketFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function socketPath(base: string): string {
  return path.join(base, 'baton-XXXXXX', longestName)
}
