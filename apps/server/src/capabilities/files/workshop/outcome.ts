import type { FileFault, FileKind } from '@baton/contract'
import type { Rendition } from './rendition.ts'
import type { Found } from './wire.ts'

/** What came of opening a file. */
export type Outcome =
  | {
      readonly is: 'good'
      readonly kind: FileKind
      readonly found: Found
      readonly renditions: readonly Rendition[]
    }
  | { readonly is: 'bad'; readonly fault: FileFault }
  /** Nothing is known of the file, because its process broke down, or because the machine is busy: it is tried again. */
  | { readonly is: 'failed' | 'slow' }

/** A PDF whose pages are wanted. */
export interface DrawnFile {
  readonly id: string
  readonly bytes: number
  content(): AsyncIterable<Buffer>
}
