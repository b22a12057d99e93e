import { type Scope, sealedOverhead, type Vault } from '../../../platform/vault/index.ts'

/** A sealed frame is just one piece of the store's, so that neither is put together from two of the other. */
export const sealedFrameBytes = 64 * 1024
/** Content is sealed in frames of so many bytes, so that any range of it is opened without what comes before. */
export const frameBytes = sealedFrameBytes - sealedOverhead

/** What is sealed with what. */
export interface Sealing {
  readonly vault: Vault
  /** The file's own key; it must be open. */
  readonly scope: Scope
  /** Which content of the file: every frame is bound to it. */
  readonly of: string
}

/** A range of content in bytes: from `start`, up to and without `end`. */
export interface ContentRange {
  readonly start: number
  readonly end: number
}

/** Each file has a key of its own, which is destroyed with it. */
export function scopeOf(file: { organisationId: string; id: string }): Scope {
  return { organisationId: file.organisationId, scopeId: file.id }
}

export function ofPart(fileId: string, number: number): string {
  return `file_part|${fileId}|${number}`
}

export function ofRendition(fileId: string, name: string): string {
  return `file_rendition|${fileId}|${name}`
}

/** What a frame is bound to: to its place too, and to being the last, so that none can be left out, moved or cut off. */
export function contextOf(of: string, frame: number, isLast: boolean): string {
  return `${of}|${frame}|${isLast ? 'last' : 'more'}`
}

/** How many frames so much content has; even none at all has one, which says so. */
export function framesOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / frameBytes))
}

/** Where in the sealed bytes some frames lie: from `first` up to and without `end`. */
export function sealedRange(bytes: number, first: number, end: number): ContentRange {
  const sealedBytes = bytes + framesOf(bytes) * sealedOverhead
  return { start: first * sealedFrameBytes, end: Math.min(end * sealedFrameBytes, sealedBytes) }
}
