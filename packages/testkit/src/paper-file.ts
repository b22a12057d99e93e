import type { StoredFile } from '@baton/contract'

/** A photo as it is shown wherever it hangs, checked and ready unless told otherwise. */
export function paperFile(change: Partial<StoredFile> & Pick<StoredFile, 'id' | 'addedBy'>): StoredFile {
  return {
    name: 'photo.jpg',
    kind: 'image',
    mediaType: 'image/jpeg',
    bytes: 240_000,
    state: 'ready',
    fault: null,
    held: false,
    width: 1200,
    height: 900,
    pages: null,
    durationMs: null,
    patientId: null,
    consent: null,
    addedAt: '2026-03-02T08:00:00.000Z',
    pictured: true,
    layers: 0,
    version: 1,
    ...change,
  }
}
