import type { Blobs } from '../../../platform/blobs/index.ts'
import { ofRendition, type Sealing, scopeOf } from './frames.ts'
import type { ContentStore } from './read-content.ts'
import { sealFrames } from './seal-frames.ts'

/** Seals content and stores it as a blob; its id. What is not entered in a row afterwards is the caller's to delete. */
export async function putContent(
  blobs: Blobs,
  sealing: Sealing,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  const put = await blobs.put(sealFrames(sealing, content))
  // Nothing limits it here: a refusal would be a fault of ours.
  if (!put.ok) throw new Error(`content ${sealing.of} was not stored: ${put.code}`)
  return put.blob.id
}

/** Seals and stores what was made of a file. The file's key must be open. */
export function putRenditionContent(
  { vault, blobs }: ContentStore,
  file: { id: string; organisationId: string },
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<string> {
  return putContent(blobs, { vault, scope: scopeOf(file), of: ofRendition(file.id, name) }, content)
}
