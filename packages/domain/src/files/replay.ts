import type { Delivered, StoredFile } from '@baton/contract'

/**
 * Files as somebody knows them, after an event of any stream. Each event carries the whole file, and of two the greater
 * version is newer (FIL10): in whatever order they come, and however often, what is known ends the same.
 */
export function applyToFiles(files: readonly StoredFile[], delivered: Delivered): readonly StoredFile[] {
  return delivered.type === 'file.changed' ? withFile(files, delivered.data.file) : files
}

function withFile(files: readonly StoredFile[], told: StoredFile): readonly StoredFile[] {
  const known = files.find(({ id }) => id === told.id)
  if (known === undefined) return [...files, told]
  if (known.version >= told.version) return files
  return files.map((file) => (file === known ? told : file))
}
