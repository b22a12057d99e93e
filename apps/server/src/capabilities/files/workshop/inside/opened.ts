import type { FileFault } from '@baton/contract'
import type { Found, MadeName } from '../wire.ts'

/** One thing that was made for looking at a file. */
export interface Made {
  readonly name: Exclude<MadeName, 'page'>
  readonly content: Buffer
}

/** What came of opening a content of one type. */
export type Opened =
  | {
      readonly ok: true
      readonly found: Found
      readonly made: readonly Made[]
      /** Draws a page; `null` when that page cannot be drawn. */
      readonly drawPage?: (number: number) => Promise<Buffer | null>
    }
  | { readonly ok: false; readonly fault: FileFault }

export function bad(fault: FileFault): Extract<Opened, { ok: false }> {
  return { ok: false, fault }
}

/** Facts of a type that has few. */
export function foundOnly(mediaType: string, more: Partial<Found> = {}): Found {
  return { mediaType, width: null, height: null, pages: null, durationMs: null, ...more }
}

/** The words of a file, page by page, as they are kept for searching. */
export function wordsOf(pages: readonly string[]): Made {
  return { name: 'words', content: Buffer.from(JSON.stringify(pages)) }
}
