import type { OpenLibrary } from '@baton/domain/files/library-replay'
import { describe, expect, test } from 'vitest'
import { document, folder, stroke, surgery, version } from '../library.fixture.ts'
import { shelfSnapshot } from './shelf-snapshot.ts'

const now = new Date('2027-01-03T09:00:00.000Z')
const [lists, deeper] = [folder('lists', 'Lists'), folder('deeper', 'Theatre', 'lists')]

function shelf(change: Partial<OpenLibrary>, folderId: string | null = null) {
  return shelfSnapshot({
    library: { teamId: stroke, folders: [lists, deeper], documents: [], position: 0, ...change },
    folderId,
    teamName: (id) => (id === stroke ? 'Stroke team' : 'Surgical unit'),
    nameOf: () => 'Grace Adeyemi',
    now,
  })
}

describe('a folder of a library', () => {
  test('says what it is called, what is above and what stands in it', () => {
    const documents = [document({ folderId: 'deeper' }), document({ id: 'other', folderId: 'lists' })]
    expect(shelf({ documents })).toMatchObject({
      title: 'Stroke team',
      above: [],
      folders: [{ name: 'Lists', words: '1 document, 1 folder' }],
      documents: [],
    })
    expect(shelf({ documents }, 'deeper')).toMatchObject({
      title: 'Theatre',
      above: [{ id: 'lists', name: 'Lists' }],
      documents: [{ name: 'Sepsis six', words: 'Version 1 by Grace Adeyemi, yesterday at 14:05' }],
    })
  })

  test('is gone when somebody removed it', () => {
    expect(shelf({ folders: [] }, 'lists')).toBeUndefined()
  })

  test('FIL73, FIL74: what others share and what was taken out stand apart, at the top alone', () => {
    const documents = [
      document({ id: 'theirs', teamId: surgery, folderId: 'theirs', pinned: true }),
      document({ id: 'out', removedAt: '2027-01-01T08:00:00.000Z', folderId: 'lists' }),
    ]
    expect(shelf({ documents })).toMatchObject({
      documents: [],
      shared: [{ id: 'theirs', words: /^Surgical unit · Version 1 by/, isPinned: false }].map((row) => ({
        ...row,
        words: expect.stringMatching(row.words),
      })),
      removed: [{ id: 'out' }],
    })
    expect(shelf({ documents }, 'lists')).toMatchObject({
      shared: [],
      removed: [],
      folders: [{ id: 'deeper' }],
    })
  })

  test('FIL68, FIL70: what presses is said in the row, and what does not is not', () => {
    const [row] =
      shelf({ documents: [document({ expiresOn: '2027-01-01', reviewOn: '2028-01-01' })] })?.documents ?? []
    expect(row?.notices).toEqual([{ words: 'Expired 2 days ago: check before you use it', tone: 'bad' }])
    const waiting = document({ reviewOn: '2028-01-01', pending: version(2, {}, { state: 'checking' }) })
    expect(shelf({ documents: [waiting] })?.documents[0]?.notices).toEqual([
      { words: 'Version 2 is being checked', tone: 'quiet' },
    ])
  })
})
