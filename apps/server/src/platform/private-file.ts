import { constants } from 'node:fs'
import { chmod, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

export type PrivateFile =
  | { ok: true; text: string }
  | {
      ok: false
      code: 'private-file-missing' | 'private-file-readable-by-others' | 'private-file-not-a-file'
    }

/** Reads a file that only its owner may read; refuses one that others could read (not checked on Windows). */
export async function readPrivateFile(file: string): Promise<PrivateFile> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { ok: false, code: 'private-file-missing' }
    throw error
  }
  try {
    const found = await handle.stat()
    if (!found.isFile()) return { ok: false, code: 'private-file-not-a-file' }
    const forOthers = process.platform === 'win32' ? 0 : found.mode & 0o077
    if (forOthers !== 0) return { ok: false, code: 'private-file-readable-by-others' }
    return { ok: true, text: await handle.readFile('utf8') }
  } finally {
    await handle.close()
  }
}

/**
 * Makes the file with mode 0600, on disk before it returns.
 * @returns false when it was there already (another process was quicker)
 */
export async function makePrivateFile(file: string, text: string): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true })
  let handle: FileHandle
  try {
    handle = await open(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  await writeDurably(handle, text)
  await syncFolder(path.dirname(file))
  return true
}

/** Replaces the file's text in one step, so that a crash leaves either the old text or the new. */
export async function replacePrivateFile(file: string, text: string): Promise<void> {
  const next = `${file}.next`
  await rm(next, { force: true })
  const handle = await open(next, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
  await writeDurably(handle, text)
  await chmod(next, 0o600)
  await rename(next, file)
  await syncFolder(path.dirname(file))
}

async function writeDurably(handle: FileHandle, text: string): Promise<void> {
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

// A new name is safe against a power cut only once its folder is on disk too. Windows has no such call.
/** Puts a folder's names on disk. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
