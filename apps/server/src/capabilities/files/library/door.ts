import { api } from '@baton/contract'
import type { PlaceDoor } from '../parts.ts'
import { readableAmong } from './fetch.ts'
import type { LibraryParts } from './parts.ts'
import { seersOf } from './seers.ts'
import { readDocuments, touchDocuments } from './store/documents.ts'
import { announceDocuments } from './tell.ts'
import { wholeDocuments } from './whole.ts'

/** Documents as places where files hang: of every version, for everyone who may read the document. */
export function documentDoor(parts: Pick<LibraryParts, 'vault' | 'nudge'>): PlaceDoor {
  return {
    async visibleAmong(transaction, viewer, _at, placeIds) {
      const wholes = await wholeDocuments(transaction, await readDocuments(transaction, placeIds))
      const asked = { personId: viewer.personId, operation: api.files.openDocument.name }
      const readable = await readableAmong(transaction, asked, wholes)
      return new Set(readable.map(({ row }) => row.id))
    },
    async streamsOf(transaction, placeIds) {
      const wholes = await wholeDocuments(transaction, await readDocuments(transaction, placeIds))
      const seers = await seersOf(transaction, wholes)
      return [...seers.values()].flatMap((some) => [...some])
    },
    async changed(acting, placeIds) {
      touchDocuments(acting.transaction, placeIds)
      await announceDocuments(acting, parts, placeIds)
      acting.afterCommit?.(parts.nudge)
    },
  }
}
