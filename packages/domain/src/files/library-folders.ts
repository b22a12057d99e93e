import { deepestFolder, type Folder } from '@baton/contract'

type Shelf = readonly Pick<Folder, 'id' | 'parentId'>[]

/**
 * Whether a folder may stand under another of the same library, `null` for the top: never in itself, and nothing of it
 * deeper than five (FIL65).
 *
 * @param folderId `null` for one that is not there yet
 */
export function mayStandUnder(folders: Shelf, folderId: string | null, parentId: string | null): boolean {
  const above = parentId === null ? [] : wayTo(folders, parentId)
  if (above === undefined || (folderId !== null && above.includes(folderId))) return false
  return above.length + (folderId === null ? 1 : heightOf(folders, folderId)) <= deepestFolder
}

/** The ids from the top down to a folder, itself last; `undefined` when it is not there. */
export function wayTo(folders: Shelf, folderId: string): string[] | undefined {
  const byId = new Map(folders.map((folder) => [folder.id, folder]))
  const way: string[] = []
  for (let next: string | null = folderId; next !== null; ) {
    const here = byId.get(next)
    if (here === undefined || way.includes(next)) return undefined
    way.unshift(next)
    next = here.parentId
  }
  return way
}

/** How many folders stand over each other from this one down, itself counted. */
function heightOf(folders: Shelf, folderId: string): number {
  const within = folders.filter(({ parentId }) => parentId === folderId)
  return 1 + Math.max(0, ...within.map(({ id }) => heightOf(folders, id)))
}
