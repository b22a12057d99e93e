import { BlobDamaged } from '../../../platform/blobs/index.ts'
import { VaultError } from '../../../platform/vault/index.ts'

/** Stored content is not what came: missing, cut short, altered, or exchanged for another's. No byte of it is given out. */
export class ContentDamaged extends Error {
  constructor(of: string) {
    super(`content ${of} is damaged`)
    this.name = 'ContentDamaged'
  }
}

/** Whether reading failed because of what is stored; anything else (no key, no store) may be otherwise a minute later. */
export function isDamage(error: unknown): boolean {
  if (error instanceof VaultError) return error.code === 'altered' || error.code === 'unknown-format'
  return error instanceof ContentDamaged || error instanceof BlobDamaged
}
