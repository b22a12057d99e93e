import {
  chmodSync,
  chownSync,
  closeSync,
  fchownSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/** The kernel's limit for a socket's path, with the smaller value of macOS; longer ones are fatal to PostgreSQL. */
const pathLimitBytes = 103
const longestName = '.s.PGSQL.65535.lock'

/**
 * A new folder that only PostgreSQL's account may enter (and root), its path short however deep the project lies,
 * and never one that somebody else could have made first.
 */
export function makeShortFolder(runAs: RunAs): string {
  const base = [tmpdir(), '/tmp'].find((folder) => Buffer.byteLength(socketPath(folder)) <= pathLimitBytes)
  const folder = mkdtempSync(path.join(base ?? '/tmp', 'baton-'))
  chmodSync(folder, 0o700)
  if (runAs.user) chownSync(folder, runAs.user.uid, runAs.user.gid)
  return folder
}

/** Writes a file that PostgreSQL's account alone reads, never through a link that this account may have laid. */
export function placeFile(folder: string, name: string, text: string, runAs: RunAs): string {
  const file = path.join(folder, name)
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, text)
  if (runAs.user) fchownSync(handle, runAs.user.uid, runAs.user.gid)
  closeSync(handle)
  return file
}

export function removeShortFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function socketPath(base: string): string {
  return path.join(base, 'baton-XXXXXX', longestName)
}
