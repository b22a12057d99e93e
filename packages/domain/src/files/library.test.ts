import type { Delivered, DocumentVersion, FileState, Folder, LibraryDocument } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { mayStandUnder, wayTo } from './library-folders.ts'
import { byRelevance } from './library-found.ts'
import { byPlaceInLibrary, isSameName } from './library-order.ts'
import { applyToDocument, applyToLibrary, type OpenDocument, type OpenLibrary } from './library-replay.ts'
import { relationshipsToDocument } from './library-standing.ts'
import { dayAt, validityOf } from './library-validity.ts'
import { whatOpens } from './library-versions.ts'

const id = (end: number) => `01980000-0000-7000-8000-${String(end).padStart(12, '0')}`
const [stroke, surgery, person] = [id(1), id(2), id(3)]

/** Folders one in another, the first at the top. */
function chain(depth: number): Folder[] {
  return Array.from({ length: depth }, (_, level) => ({
    id: id(10 + level),
    teamId: stroke,
    parentId: level === 0 ? null : id(9 + level),
    name: `Level ${level + 1}`,
  }))
}

describe('folders', () => {
  test('FIL65: a new folder stands under four others and not under five', () => {
    expect(mayStandUnder(chain(4), null, id(13))).toBe(true)
    expect(mayStandUnder(chain(5), null, id(14))).toBe(false)
    expect(mayStandUnder([], null, null)).toBe(true)
  })

  test('FIL65: what is in a folder counts when the folder is moved', () => {
    const shelf = [
      ...chain(3),
      { ...chain(1)[0], id: id(20) },
      { ...chain(1)[0], id: id(21), parentId: id(20) },
    ]
    const folders = shelf.map((folder) => ({ parentId: null, ...folder, id: folder.id ?? '' }))
    expect(mayStandUnder(folders, id(20), id(12))).toBe(true)
    const higher = [...folders, { id: id(22), parentId: id(21) }]
    expect(mayStandUnder(higher, id(20), id(12))).toBe(false)
  })

  test('FIL65: a folder never stands in itself, in what is in it, or in one that is not there', () => {
    expect(mayStandUnder(chain(3), id(10), id(10))).toBe(false)
    expect(mayStandUnder(chain(3), id(10), id(12))).toBe(false)
    expect(mayStandUnder(chain(3), id(10), id(99))).toBe(false)
    expect(mayStandUnder(chain(3), id(12), null)).toBe(true)
    expect(wayTo(chain(3), id(12))).toEqual([id(10), id(11), id(12)])
  })

  test('FIL66: capitals, and how a letter is written, make no other name', () => {
    expect(isSameName('Sepsis Six', 'SEPSIS six')).toBe(true)
    expect(isSameName('caf\u00e9', 'cafe\u0301')).toBe(true)
    expect(isSameName('Sepsis 6', 'Sepsis 7')).toBe(false)
  })
})

describe('versions', () => {
  test.each<[FileState[], number, number | null]>([
    [['ready'], 1, null],
    [['checking'], 1, null],
    [['checking', 'ready'], 1, 2],
    [['refused', 'ready'], 1, 2],
    [['receiving', 'refused', 'ready'], 1, 3],
    [['refused', 'checking'], 2, null],
    [['damaged', 'ready'], 2, null],
    [['removed', 'ready'], 2, null],
    [['ready', 'ready'], 2, null],
  ])('FIL68: of %j, newest first, version %s opens and %s waits', (states, opens, waits) => {
    const [first, ...others] = states.map((state, index) => ({ state, number: states.length - index }))
    if (first === undefined) throw new Error('no version')
    const { current, pending } = whatOpens([first, ...others])
    expect([current.number, pending?.number ?? null]).toEqual([opens, waits])
  })
})

describe('dates', () => {
  test.each([
    [null, null, { state: 'undated' }],
    ['2027-01-03', null, { state: 'review', on: '2027-01-03', days: 307 }],
    ['2026-03-02', null, { state: 'review-due', on: '2026-03-02', days: 0 }],
    ['2026-02-28', null, { state: 'review-due', on: '2026-02-28', days: 2 }],
    [null, '2026-03-03', { state: 'expires', on: '2026-03-03', days: 1 }],
    [null, '2026-03-02', { state: 'expired', on: '2026-03-02', days: 0 }],
    ['2026-02-01', '2026-02-28', { state: 'expired', on: '2026-02-28', days: 2 }],
    ['2026-02-01', '2026-04-01', { state: 'review-due', on: '2026-02-01', days: 29 }],
    ['2026-05-01', '2026-04-01', { state: 'expires', on: '2026-04-01', days: 30 }],
    ['2026-03-30', '2026-04-01', { state: 'review', on: '2026-03-30', days: 28 }],
  ])('FIL70: to be reviewed on %s and expiring on %s is, on 2 March 2026, %j', (reviewOn, expiresOn, is) => {
    expect(validityOf({ reviewOn, expiresOn }, '2026-03-02')).toEqual(is)
  })

  test('FIL70: the day is the hospital’s, an hour before midnight in summer too', () => {
    expect(dayAt(new Date('2026-06-30T23:30:00.000Z'))).toBe('2026-07-01')
    expect(dayAt(new Date('2026-12-31T23:30:00.000Z'))).toBe('2026-12-31')
  })
})

describe('who sees what', () => {
  const shared = { teamId: stroke, sharedWith: [{ teamId: surgery }], removedAt: null }

  test('FIL71, FIL73: its team changes a document, a team that it is shared with reads it, nobody else knows of it', () => {
    expect(relationshipsToDocument(shared, new Set([stroke]))).toEqual(['member'])
    expect(relationshipsToDocument(shared, new Set([surgery]))).toEqual(['onlooker'])
    expect(relationshipsToDocument(shared, new Set([id(8)]))).toEqual([])
  })

  test('FIL74: what was taken out is there for its own team alone', () => {
    const removed = { ...shared, removedAt: '2026-03-02T08:00:00.000Z' }
    expect(relationshipsToDocument(removed, new Set([surgery]))).toEqual([])
    expect(relationshipsToDocument(removed, new Set([stroke]))).toEqual(['member'])
  })
})

describe('order', () => {
  test('FIL69: what is pinned stands first, then by name with its numbers by their value', () => {
    const named = (name: string, pinned = false) => ({ id: id(1), name, pinned })
    const sorted = [named('Round 10'), named('round 2'), named('Zoster', true)].sort(byPlaceInLibrary)
    expect(sorted.map(({ name }) => name)).toEqual(['Zoster', 'round 2', 'Round 10'])
  })

  test('FIL75: what is found by its name stands before what is found by its words', () => {
    const found = [
      { document: document({ id: id(31), name: 'A' }), by: 'words' as const },
      { document: document({ id: id(32), name: 'Z' }), by: 'name' as const },
    ]
    expect(found.sort(byRelevance).map(({ by }) => by)).toEqual(['name', 'words'])
  })
})

describe('replay', () => {
  const library: OpenLibrary = { teamId: stroke, folders: chain(1), documents: [document()], position: 4 }
  const viewer = { personId: person }

  test('FIL77: a document that is shared with a team no more leaves its library, and stays in its own', () => {
    const event = told('document.changed', { document: document({ pinned: true }) })
    const own = applyToLibrary(library, event, viewer)
    expect(own).toMatchObject({ state: { documents: [{ pinned: true }], position: 5 } })
    const other = applyToLibrary({ ...library, teamId: surgery }, event, viewer)
    expect(other).toMatchObject({ state: { documents: [] } })
  })

  test('FIL77: a folder of another library changes nothing here', () => {
    const [top] = chain(1)
    if (top === undefined) throw new Error('no folder')
    const event = told('folder.changed', { folder: { ...top, teamId: surgery, id: id(40) } })
    expect(applyToLibrary(library, event, viewer)).toMatchObject({ state: { folders: chain(1) } })
  })

  test('FIL77: a newer version comes to the top of those that are known, and a document that is mine no more ends', () => {
    const open: OpenDocument = { document: document(), versions: [version(1)], position: 4 }
    const newer = document({ pending: version(2, 'checking') })
    expect(applyToDocument(open, told('document.changed', { document: newer }), viewer)).toMatchObject({
      state: { versions: [{ number: 2 }, { number: 1 }] },
    })
    const closed = told('document.closed', { documentId: open.document.id })
    expect(applyToDocument(open, closed, viewer)).toEqual({ outcome: 'ended' })
  })

  function told(type: 'document.changed' | 'folder.changed' | 'document.closed', data: unknown): Delivered {
    const at = '2026-03-02T08:00:00.000Z'
    // Each test gives the data that belongs to its type.
    return { stream: `person:${person}`, seq: 5, at, by: person, type, data } as Delivered
  }
})

function document(change: Partial<LibraryDocument> = {}): LibraryDocument {
  return {
    id: id(30),
    teamId: stroke,
    folderId: null,
    name: 'Sepsis',
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

function version(number: number, state: FileState = 'ready'): DocumentVersion {
  const at = '2026-03-02T08:00:00.000Z'
  return {
    number,
    by: person,
    at,
    why: null,
    file: {
      id: id(50 + number),
      name: 'sepsis.pdf',
      kind: 'pdf',
      mediaType: 'application/pdf',
      bytes: 1,
      state,
      fault: null,
      held: false,
      width: null,
      height: null,
      pages: 1,
      durationMs: null,
      patientId: null,
      consent: null,
      addedBy: person,
      addedAt: at,
      pictured: true,
      layers: 0,
      version: 1,
    },
  }
}
