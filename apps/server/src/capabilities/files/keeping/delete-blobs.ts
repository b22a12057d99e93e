import type { FilesParts } from '../parts.ts'

/** Deletes what no row speaks of any more; what cannot be deleted now is found by the sweep. */
export function deleteBlobs(
  { blobs, log }: Pick<FilesParts, 'blobs' | 'log'>,
  blobIds: readonly string[],
): void {
  void Promise.allSettled(blobIds.map((id) => blobs.delete(id))).then((results) => {
    const failed = results.find((result) => result.status === 'rejected')
    if (failed !== undefined) log.warn({ err: failed.reason }, 'blobs not deleted')
  })
}
