import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type * as z from 'zod'
import type { MasterKeys } from '../vault/index.ts'
import { type BlobList, blobListSchema, drain, isBlob, readBlobs } from './blob-members.ts'
import { type Manifest, manifestSchema } from './manifest.ts'
import { type BackupRefusal, backupRefusal } from './refusals.ts'
import { isSealedBy, keyOfId } from './seal.ts'
import { CutShort, type Member, readMember, walkTar } from './tar.ts'

export interface Backup {
  readonly ok: true
  readonly manifest: Manifest
  /** The archive's members by name. */
  readonly members: ReadonlyMap<string, Member>
  /** What it holds of blobs; `null` when it was made without. */
  readonly blobs: BlobList | null
}

const largestManifestBytes = 64 * 1024 * 1024

/** Reads a whole archive and checks every byte of it: complete, unaltered, and sealed with a key of this key file. */
export async function readBackup(file: string, keys: MasterKeys): Promise<Backup | BackupRefusal> {
  if (!existsSync(file)) return backupRefusal('backup_missing', `There is no backup at ${file}.`)
  const members = await listMembers(file)
  if (!members) return damaged(file, 'it is cut short or no backup of Baton')
  const written = await readText(file, members.get('manifest.json'))
  const seal = await readText(file, members.get('manifest.seal'))
  const manifest = parse(manifestSchema, written)
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
  if (wrong !== undefined) return damaged(file, wrong)
  if (!manifest.blobs) return { ok: true, manifest, members, blobs: null }
  const blobs = await checkedBlobs(file, members, key)
  return blobs === null
    ? damaged(file, 'its files are not those of its list')
    : { ok: true, manifest, members, blobs }
}

/** The list of the blobs in an archive, when it is the one that was sealed and they are those that stand in it. */
async function checkedBlobs(
  file: string,
  members: ReadonlyMap<string, Member>,
  key: MasterKeys['current'],
): Promise<BlobList | null> {
  const written = await readText(file, members.get('blobs.json'))
  const list = parse(blobListSchema, written)
  if (!list || !isSealedBy(written, await readText(file, members.get('blobs.seal')), key)) return null
  return (await readBlobs(file, list, (_id, content) => drain(content))) ? list : null
}

/** What is in the archive beside blobs, which may be many. */
async function listMembers(file: string): Promise<Map<string, Member> | undefined> {
  const members = new Map<string, Member>()
  try {
    for await (const member of walkTar(file)) if (!isBlob(member)) members.set(member.name, member)
    return members
  } catch (error) {
    if (error instanceof CutShort) return undefined
    throw error
  }
}

async function readText(file: string, member: Member | undefined): Promise<string> {
  return member && member.size <= largestManifestBytes ? text(readMember(file, member)) : ''
}

function parse<Shape>(shape: z.ZodType<Shape>, written: string): Shape | undefined {
  try {
    return shape.safeParse(JSON.parse(written)).data
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
  if (members.size !== listed.length + (manifest.blobs ? 4 : 2))
    return 'it holds more or less than its list of contents'
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
