import type { Watched } from '@baton/client'
import type { OpenDocument, OpenLibrary } from '@baton/domain/files/library-replay'
import { useClient, useStore } from '../../platform/use-client.ts'

/** A team's library, level as long as a screen shows it. */
export function useLibrary(teamId: string): Watched<OpenLibrary> {
  return useStore(useClient().library.ofTeam(teamId))
}

/** A document with its versions. */
export function useDocument(documentId: string): Watched<OpenDocument> {
  return useStore(useClient().library.document(documentId))
}
