import type { api, OutputOf } from '@baton/contract'
import { byPlaceInLibrary } from './library-order.ts'

type Found = OutputOf<typeof api.files.searchLibrary>['found'][number]

/** Which of two finds stands first: by its name before by its words, then as on the shelf (FIL75). */
export function byRelevance(a: Found, b: Found): number {
  return Number(a.by === 'words') - Number(b.by === 'words') || byPlaceInLibrary(a.document, b.document)
}
