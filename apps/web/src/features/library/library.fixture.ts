import type { DocumentVersion, Folder, LibraryDocument, StoredFile } from '@baton/contract'

export const stroke = '01980000-0000-7000-8000-0000000000f1'
export const surgery = '01980000-0000-7000-8000-0000000000f2'
export const grace = '01980000-0000-7000-8000-00000000000a'
const at = '2027-01-02T14:05:00.000Z'

export function folder(id: string, name: string, parentId: string | null = null): Folder {
  return { id, teamId: stroke, parentId, name }
}

export function document(change: Partial<LibraryDocument> = {}): LibraryDocument {
  return {
    id: '01980000-0000-7000-8000-0000000000d1',
    teamId: stroke,
    folderId: null,
    name: 'Sepsis six',
    current: version(1),
    pending: null,
    reviewOn: null,
    expiresOn: null,
    pinned: false,
    sharedWith: [],
    removedAt: null,
    version: 1,
    ...change,
  }
}

export function version(
  number: number,
  change: Partial<DocumentVersion> = {},
  file: Partial<StoredFile> = {},
): DocumentVersion {
  return {
    number,
    by: grace,
    at,
    why: null,
    file: {
      id: `01980000-0000-7000-8000-0000000000e${number}`,
      name: 'sepsis.pdf',
      kind: 'pdf',
      mediaType: 'application/pdf',
      bytes: 1_400_000,
      state: 'ready',
      fault: null,
      held: false,
      width: null,
      height: null,
      pages: 12,
      durationMs: null,
      patientId: null,
      consent: null,
      addedBy: grace,
      addedAt: at,
      pictured: true,
      layers: 0,
      version: 1,
      ...file,
    },
    ...change,
  }
}
