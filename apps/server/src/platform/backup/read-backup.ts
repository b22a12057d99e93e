import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { MasterKeys } from '../vault/index.ts'
import { type Manifest, manifestSchema } from './manifest.ts'
import { type BackupRefusal, backupRefusal } from './refusals.ts'
import { isSealedBy, keyOfId } from './seal.ts'
import { listTar, type Member, readMember } from './tar.ts'

export interface Backup {
  readonly ok: true
  readonly manifest: Manifest
  /** The archive's members by name. */
  readonly members: ReadonlyMap<string, Member>
}

const largestManifestBytes = 64 * 1024 * 1024

/** Reads a whole archive and checks every byte of it: complete, unaltered, and sealed with a key of this key file. */
export async function readBackup(file: string, keys: MasterKeys): Promise<Backup | BackupRefusal> {
  if (!existsSync(file)) return backupRefusal('backup_missing', `There is no backup at ${file}.`)
  const list = await listTar(file)
  if (!list) return damaged(file, 'it is cut short or no backup of Baton')
  const members = new Map(list.map((member) => [member.name, member]))
  const written = await readText(file, members.get('manifest.json'))
  const seal = await readText(file, members.get('manifest.seal'))
  const manifest = parseManifest(written)
  if (!manifest) return damaged(file, 'its list of contents cannot be read')

  const key = keyOfId(keys, manifest.keyId)
  if (!key) {
    const sentence = `${file} was made with another key file (key ${manifest.keyId}): name that file in KEY_FILE; without it the messages could not be read anyway.`
    return backupRefusal('backup_key_unknown', sentence)
  }
  if (!isSealedBy(written, seal, key)) {
    const sentence = `The list of contents of ${file} is not the one that was sealed when the backup was made: use another copy.`
    return backupRefusal('backup_forged', sentence)
  }
  const wrong = await firstWrongMember(file, manifest, members)
  return wrong === undefined ? { ok: true, manifest, members } : damaged(file, wrong)
}

async function readText(file: string, member: Member | undefined): Promise<string> {
  return member && member.size <= largestManifestBytes ? text(readMember(file, member)) : ''
}

function parseManifest(written: string): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

async function firstWrongMember(
  file: string,
  manifest: Manifest,
  members: ReadonlyMap<string, Member>,
): Promise<string | undefined> {
  const listed = [...manifest.tables, ...manifest.files]
  if (members.size !== listed.length + 2) return 'it holds more or less than its list of contents'
  for (const { member: name, bytes, sha256 } of listed) {
    const member = members.get(name)
    if (member?.size !== bytes) return `${name} is missing or has another length`
    const hash = createHash('sha256')
    for await (const chunk of readMember(file, member)) hash.update(chunk)
    if (hash.digest('hex') !== sha256) return `${name} has been altered`
  }
  return undefined
}

function damaged(file: string, how: string): BackupRefusal {
  return backupRefusal('backup_damaged', `The backup ${file} is damaged (${how}): use another copy.`)
}
