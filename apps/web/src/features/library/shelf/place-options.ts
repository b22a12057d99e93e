import { mayStandUnder, wayTo } from '@baton/domain/files/library-folders'
import type { OpenLibrary } from '@baton/domain/files/library-replay'

/**
 * Where something may be put: the top, and each folder by the way to it: “Guidelines / Stroke”.
 *
 * @param folderId a folder that is moved, which goes neither into itself nor too deep
 */
export function placeOptions(
  { folders }: Pick<OpenLibrary, 'folders'>,
  top: string,
  folderId?: string,
): { value: string; label: string }[] {
  const names = new Map(folders.map(({ id, name }) => [id, name]))
  const there = folders
    .filter(({ id }) => folderId === undefined || mayStandUnder(folders, folderId, id))
    .map(({ id }) => {
      const way = wayTo(folders, id) ?? [id]
      return { value: id, label: way.map((step) => names.get(step) ?? '').join(' / ') }
    })
  return [
    { value: '', label: top },
    ...there.sort((a, b) => a.label.localeCompare(b.label, 'en-GB', { numeric: true })),
  ]
}
