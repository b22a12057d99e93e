import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { type Binaries, binariesIn } from './binaries.ts'
import { asMyself, findRunAs, isRoot, type RunAs } from './run-as.ts'

/** Where PostgreSQL lives and as whom. */
export interface Lodging {
  readonly binaries: Binaries
  /** PostgreSQL's own data folder. */
  readonly cluster: string
  readonly runAs: RunAs
}

/**
 * Finds PostgreSQL a place: `<dataDir>/postgres`, as whoever runs the server. Root must run it as somebody else;
 * where nobody else can reach the project (it lies under /root, say), programs and data move to `systemFolder` and
 * `<dataDir>/postgres` becomes a link to the data. Undefined when root finds no way.
 */
export function findLodging(
  binaries: Binaries,
  dataDir: string,
  systemFolder = '/var/lib/baton',
): Lodging | undefined {
  const cluster = path.join(dataDir, 'postgres')
  if (!isRoot()) {
    mkdirSync(cluster, { recursive: true, mode: 0o700 })
    return { binaries, cluster, runAs: asMyself }
  }
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const isLink = lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  if (!isLink) {
    mkdirSync(cluster, { recursive: true, mode: 0o700 })
    const here = lodge(binaries, cluster)
    if (here) return here
  }
  return lodgeElsewhere(binaries, cluster, systemFolder)
}

function lodge(binaries: Binaries, cluster: string): Lodging | undefined {
  const runAs = findRunAs(binaries, cluster)
  if (!runAs) return undefined
  giveTo(cluster, runAs)
  return { binaries, cluster, runAs }
}

function lodgeElsewhere(binaries: Binaries, link: string, systemFolder: string): Lodging | undefined {
  const copied = copyBinaries(binaries, systemFolder)
  const cluster = path.join(
    systemFolder,
    `data-${createHash('sha256').update(link).digest('hex').slice(0, 16)}`,
  )
  if (!copied) return undefined
  if (!existsSync(cluster)) {
    // What an earlier start as an ordinary user left here moves along; an empty folder is simply replaced.
    if (lstatSync(link).isSymbolicLink()) mkdirSync(cluster, { mode: 0o700 })
    else copyWhole(link, cluster)
  }
  const lodging = lodge(copied, cluster)
  if (lodging && !lstatSync(link).isSymbolicLink()) {
    rmSync(link, { recursive: true })
    symlinkSync(cluster, link)
  }
  return lodging
}

/** Copies the programs once a version. */
function copyBinaries(binaries: Binaries, systemFolder: string): Binaries | undefined {
  const target = path.join(systemFolder, `postgres-${binaries.version}`)
  try {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 })
    if (!existsSync(target)) copyWhole(binaries.root, target)
  } catch {
    return undefined
  }
  return binariesIn(target, binaries.version)
}

/** Copies a folder completely or, when interrupted, not at all. */
function copyWhole(from: string, to: string): void {
  const half = `${to}.${process.pid}`
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, to)
}

/** Closes the folder to others and makes it and all in it the property of whoever PostgreSQL runs as, when it is not yet. */
function giveTo(folder: string, runAs: RunAs): void {
  chmodSync(folder, 0o700)
  const { uid, gid } = runAs.user ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  if (statSync(folder).uid === uid) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), uid, gid)
  }
  chownSync(folder, uid, gid)
}
