import type { LibraryDocument } from '@baton/contract'
import type { Relationship } from '../access.ts'

/** What somebody who is in these teams is to a document; empty: it is not theirs to see (FIL71, FIL73). */
export function relationshipsToDocument(
  {
    teamId,
    sharedWith,
    removedAt,
  }: Pick<LibraryDocument, 'teamId' | 'removedAt'> & {
    readonly sharedWith: readonly { readonly teamId: string }[]
  },
  teamIds: ReadonlySet<string>,
): Relationship[] {
  const isReader = removedAt === null && sharedWith.some((shared) => teamIds.has(shared.teamId))
  return [...(teamIds.has(teamId) ? (['member'] as const) : []), ...(isReader ? (['onlooker'] as const) : [])]
}
