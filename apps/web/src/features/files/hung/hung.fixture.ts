import type { StoredFile } from '@baton/contract'
import { amara } from '../../messaging/ward.fixture.ts'

/** A photo that Amara Okafor added, checked and ready unless told otherwise. */
export function photo(change: Partial<StoredFile> = {}): StoredFile {
  return {
    id: '01980000-0000-7000-8000-0000000000f1',
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
    addedBy: amara.id,
    addedAt: '2026-03-02T14:02:00.000Z',
    pictured: true,
    layers: 0,
    version: 1,
    ...change,
  }
}
