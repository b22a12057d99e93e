import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'

const STALE_MS = 24 * 60 * 60 * 1000

/** A folder for what is still being written; a crash leaves its remains there and nowhere else. */
export async function openDrafts(folder: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const draft = path.join(folder, name)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: now.getTime() }))
    if (now.getTime() - mtimeMs > STALE_MS) await rm(draft, { force: true })
  }
}

/** Gives a new file for as long as `work` takes; what is still there afterwards is removed. */
export async function withDraft<Result>(
  folder: string,
  work: (draft: string, file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const draft = path.join(folder, randomUUID())
  const file = await open(draft, 'wx', 0o600)
  try {
    return await work(draft, file)
  } finally {
    await file.close()
    await rm(draft, { force: true })
  }
}
