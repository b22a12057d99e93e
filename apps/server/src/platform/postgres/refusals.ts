/** Why PostgreSQL could not be started: a code and one sentence with the way out. */
export interface PostgresRefusal {
  readonly ok: false
  readonly code:
    | 'postgres_no_binaries'
    | 'postgres_root'
    | 'postgres_folder'
    | 'postgres_in_use'
    | 'postgres_version'
    | 'postgres_failed'
  readonly sentence: string
}

const otherDatabase = 'or give the address of a PostgreSQL of your own in DATABASE_URL'

export function noBinaries(): PostgresRefusal {
  const sentence = `npm has installed no PostgreSQL for ${process.platform}-${process.arch}: run "npm ci" without --omit=optional, ${otherDatabase}.`
  return { ok: false, code: 'postgres_no_binaries', sentence }
}

export function rootHasNoWay(dataDir: string): PostgresRefusal {
  const sentence = `PostgreSQL does not run as root, and no ordinary user of this machine can reach ${dataDir}: start Baton as an ordinary user, put it into a folder that others may enter (such as /opt/baton), ${otherDatabase}.`
  return { ok: false, code: 'postgres_root', sentence }
}

/** What a failure of the file system means for whoever starts Baton; undefined when it is none, but a bug. */
export function folderRefusal(folder: string, error: unknown): PostgresRefusal | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const sentence = folderSentence(folder, code)
  return sentence === undefined ? undefined : { ok: false, code: 'postgres_folder', sentence }
}

function folderSentence(folder: string, code: unknown): string | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return `The folder ${folder} cannot be read and written by this account: start Baton with the account that started it before, or choose another folder with DATA_DIR.`
    case 'EROFS':
      return `The folder ${folder} lies on a disk that cannot be written: choose another folder with DATA_DIR.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `There is a file in the way of the folder ${folder}: move it away, or choose another folder with DATA_DIR.`
    case 'ENOSPC':
      return `The disk of ${folder} is full: make room, or choose a folder on another disk with DATA_DIR.`
    default:
      return undefined
  }
}

export function inUse(dataDir: string, pid: number): PostgresRefusal {
  const sentence = `Another Baton is already using the data in ${dataDir} (PostgreSQL is process ${pid}): stop it first, or choose another folder with DATA_DIR.`
  return { ok: false, code: 'postgres_in_use', sentence }
}

export function otherVersion(dataDir: string, found: string, ours: string): PostgresRefusal {
  const sentence = `The data in ${dataDir} was written by PostgreSQL ${found} and this Baton brings PostgreSQL ${ours}: restore a backup into a new folder, as docs/operate.md describes.`
  return { ok: false, code: 'postgres_version', sentence }
}

/** `lastWords` is what the program wrote to its error output. */
export function startFailed(dataDir: string, lastWords: string): PostgresRefusal {
  const sentence = `PostgreSQL does not start on ${dataDir}: ${lastWords || 'it gave no reason'}. Check that the disk has room, ${otherDatabase}.`
  return { ok: false, code: 'postgres_failed', sentence }
}
