import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Random } from '../faults/random.ts'

/** A blob as it lies on the disk, and what of which file it is. */
export interface Lying {
  readonly fileId: string
  /** `part` for content as it came; else what was made of it. */
  readonly what: string
  readonly blobId: string
  readonly path: string
}

/** All that lies on the disk of these files. */
export async function lyingOf(
  client: pg.Client,
  dataDir: string,
  fileIds: readonly string[],
): Promise<Lying[]> {
  const { rows } = await client.query<Omit<Lying, 'path'>>(
    `select file_id as "fileId", 'part' as what, blob_id as "blobId" from file_part where file_id = any($1)
     union all
     select file_id, name, blob_id from file_rendition where file_id = any($1) order by 1, 2, 3`,
    [fileIds],
  )
  return rows.map((row) => ({ ...row, path: pathOf(dataDir, row.blobId) }))
}

function pathOf(dataDir: string, id: string): string {
  return join(dataDir, 'blobs', id.slice(0, 2), id.slice(2, 4), id)
}

export const harms = ['flip', 'cut', 'exchange', 'delete'] as const
export type Harm = (typeof harms)[number]

/** Harms what lies there; returns what puts it back. */
export async function harm(
  how: Harm,
  lying: Lying,
  others: readonly Lying[],
  random: Random,
): Promise<() => Promise<void>> {
  const right = await readFile(lying.path)
  if (how === 'flip') {
    const wrong = Buffer.from(right)
    const at = random.below(wrong.length)
    wrong[at] = (wrong[at] ?? 0) ^ (1 << random.below(8))
    await writeFile(lying.path, wrong)
  } else if (how === 'cut') {
    await truncate(lying.path, random.below(right.length))
  } else if (how === 'exchange') {
    await writeFile(lying.path, await readFile(random.among(others).path))
  } else {
    await rm(lying.path)
  }
  return () => writeFile(lying.path, right)
}
