import path from 'node:path'
import type { Config } from '../config.ts'
import type { Blobs } from './blobs.ts'
import { openDiskBlobs } from './disk-blobs.ts'
import { openS3Blobs, tryS3 } from './s3-blobs.ts'

export type OpenedBlobs = { ok: true; blobs: Blobs } | { ok: false; sentence: string }

/** The store that the settings name: a folder of the data folder, or a bucket, which must answer now. */
export async function openBlobs(
  { dataDir, s3 }: Pick<Config, 'dataDir' | 's3'>,
  now: Date,
): Promise<OpenedBlobs> {
  const folder = path.join(dataDir, 'blobs')
  if (s3 === null) return { ok: true, blobs: await openDiskBlobs(folder, now) }
  const problem = await tryS3(s3)
  if (problem !== null) {
    return {
      ok: false,
      sentence: `The bucket ${s3.bucket} at ${s3.endpoint} cannot be used (${problem}): look at S3_ENDPOINT, S3_BUCKET and its keys, or leave them out to keep files on this disk.`,
    }
  }
  return { ok: true, blobs: await openS3Blobs(s3, { drafts: path.join(folder, 'incoming'), now }) }
}
