import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { makePrivateFile, readPrivateFile, replacePrivateFile } from '../private-file.ts'

/** A key of the key file. The id (16 hex digits) is public: it stands in every key that this one wraps. */
export interface MasterKey {
  readonly id: string
  readonly key: KeyObject
}

/** The keys of the key file: the first wraps, the others only open what they wrapped before. */
export interface MasterKeys {
  readonly current: MasterKey
  readonly earlier: readonly MasterKey[]
}

export type OpenedKeyFile =
  | { ok: true; keys: MasterKeys; made: boolean }
  | {
      ok: false
      code: 'key-file-missing' | 'key-file-readable-by-others' | 'key-file-damaged'
      /** For whoever starts the server: what is wrong and the way out. */
      sentence: string
    }

const KEY_BYTES = 32
const head = [
  '# The key to everything that this service keeps sealed. Whoever has this file and a copy of the database can',
  '# read every message; without it nobody can, and it cannot be made again.',
  '# Keep a copy in a safe place apart from the backups of the database.',
]

/**
 * Opens the key file, or makes it (mode 0600) at a first start.
 *
 * Refuses (VLT1) when the file is missing although sealed data exists, when others may read it, or when it is damaged.
 * @param sealedDataExists whether the database already holds keys that some key file has wrapped
 */
export async function openKeyFile(
  file: string,
  { sealedDataExists }: { sealedDataExists: boolean },
): Promise<OpenedKeyFile> {
  let made = false
  let found = await readPrivateFile(file)
  if (!found.ok && found.code === 'private-file-missing' && !sealedDataExists) {
    made = await makePrivateFile(file, format([makeMasterKey()]))
    found = await readPrivateFile(file)
  }
  if (found.ok) {
    const keys = parse(found.text)
    return keys === null ? damaged(file) : { ok: true, keys, made }
  }
  if (found.code === 'private-file-missing') return missing(file)
  if (found.code === 'private-file-not-a-file') return damaged(file)
  return readableByOthers(file)
}

/**
 * Puts a new key first in the key file and keeps the earlier ones (VLT8). Afterwards restart every server on the
 * file and rewrap the organisations' keys; then the earlier keys may be taken out of the file by hand.
 */
export async function addMasterKey(file: string, keys: MasterKeys): Promise<MasterKeys> {
  const next: MasterKeys = { current: makeMasterKey(), earlier: [keys.current, ...keys.earlier] }
  await replacePrivateFile(file, format([next.current, ...next.earlier]))
  return next
}

/** Keys that live in memory only, for tests and for servers that get theirs from elsewhere. */
export function makeMasterKeys(): MasterKeys {
  return { current: makeMasterKey(), earlier: [] }
}

function makeMasterKey(): MasterKey {
  return { id: randomBytes(8).toString('hex'), key: createSecretKey(randomBytes(KEY_BYTES)) }
}

function format(keys: readonly MasterKey[]): string {
  const lines = keys.map(({ id, key }) => `${id} ${key.export().toString('base64')}`)
  return [...head, ...lines, ''].join('\n')
}

function parse(text: string): MasterKeys | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const keys: MasterKey[] = []
  for (const line of lines) {
    const [, id, encoded] = /^([0-9a-f]{16}) ([A-Za-z0-9+/]{43}=)$/.exec(line.trim()) ?? []
    if (id === undefined || encoded === undefined) return null
    keys.push({ id, key: createSecretKey(Buffer.from(encoded, 'base64')) })
  }
  const [current, ...earlier] = keys
  return current === undefined ? null : { current, earlier }
}

function missing(file: string): OpenedKeyFile {
  return {
    ok: false,
    code: 'key-file-missing',
    sentence: `The key file ${file} is missing, but the database holds messages sealed with it. Put the file back from your copy, or name its place in KEY_FILE. A new one would not open them.`,
  }
}

function readableByOthers(file: string): OpenedKeyFile {
  return {
    ok: false,
    code: 'key-file-readable-by-others',
    sentence: `The key file ${file} can be read by others on this machine. Run: chmod 600 '${file}' and start again.`,
  }
}

function damaged(file: string): OpenedKeyFile {
  return {
    ok: false,
    code: 'key-file-damaged',
    sentence: `The key file ${file} is damaged. Put it back from your copy, or name another place in KEY_FILE.`,
  }
}
