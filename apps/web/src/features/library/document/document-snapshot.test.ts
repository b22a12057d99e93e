import type { LibraryDocument } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { document, stroke, surgery, version } from '../library.fixture.ts'
import { documentSnapshot } from './document-snapshot.ts'

const now = new Date('2027-01-03T09:00:00.000Z')
const versions = [version(3), version(2, { why: 'The dose is another' }), version(1)]

function snapshot(change: Partial<LibraryDocument> = {}, myTeamIds: string[] | undefined = [stroke]) {
  const [current = version(3)] = versions
  return documentSnapshot({
    open: { document: document({ current, ...change }), versions, position: 0 },
    myTeamIds: myTeamIds && new Set(myTeamIds),
    teamName: (id) => (id === stroke ? 'Stroke team' : 'Surgical unit'),
    nameOf: () => 'Grace Adeyemi',
    now,
  })
}

describe('a document', () => {
  test('FIL67: shows every version with who, when and why, and offers to restore all but the one that opens', () => {
    expect(snapshot().versions).toMatchObject([
      { title: 'Version 3', isCurrent: true, mayRestore: false, why: null },
      { title: 'Version 2', isCurrent: false, mayRestore: true, why: 'The dose is another' },
      {
        title: 'Version 1',
        mayRestore: true,
        words: 'Grace Adeyemi, 2 January 2027 at 14:05 · PDF, 12 pages, 1.4 MB',
      },
    ])
  })

  test('FIL73: whoever only reads it is offered nothing that changes it, and whose teams are not known neither', () => {
    const shared = { sharedWith: [{ teamId: surgery, by: version(1).by, at: '2027-01-02T14:05:00.000Z' }] }
    for (const mine of [[surgery], undefined]) {
      const read = documentSnapshotOf(shared, mine)
      expect(read).toMatchObject({ mayChange: false, mayOpen: true })
      expect(read.versions.some(({ mayRestore }) => mayRestore)).toBe(false)
      expect(read.readers.some(({ mayStop }) => mayStop)).toBe(false)
    }
    expect(snapshot(shared).readers).toMatchObject([
      { name: 'Stroke team', mayStop: false },
      {
        name: 'Surgical unit',
        words: 'Reads it, shared by Grace Adeyemi, yesterday at 14:05',
        mayStop: true,
      },
    ])
  })

  test('FIL68, FIL70: what is to be known stands before it is opened, the most pressing first', () => {
    const pending = version(4, {}, { state: 'refused', fault: 'active-content' })
    expect(snapshot({ expiresOn: '2027-01-01', pending }).notices).toEqual([
      { words: 'Expired 2 days ago: check before you use it.', tone: 'bad' },
      { words: 'Version 4 did not pass the checks: version 3 opens meanwhile.', tone: 'info' },
    ])
    expect(snapshot({ reviewOn: '2028-01-01' }).notices).toEqual([])
  })

  test('FIL74: what was taken out can be put back by its team, and nothing else can be done with it', () => {
    const removed = { removedAt: '2027-01-02T14:05:00.000Z' }
    expect(snapshot(removed)).toMatchObject({ isRemoved: true, mayChange: false })
    expect(snapshot(removed, [surgery])).toMatchObject({ isRemoved: false })
  })

  test('a version that is damaged, or the first that is still checked, says so and is not opened', () => {
    const current = version(3, {}, { state: 'damaged' })
    expect(snapshot({ current })).toMatchObject({ mayOpen: false, notices: [{ tone: 'bad' }] })
    const checked = version(3, {}, { state: 'checking' })
    const { notices, versions: rows } = documentSnapshotOf({ current: checked }, [stroke], [checked])
    expect(notices).toEqual([{ words: 'Being checked. It is shown here in a moment.', tone: 'info' }])
    expect(rows).toMatchObject([{ isCurrent: false, mayOpen: false, mayRestore: false }])
  })
})

function documentSnapshotOf(change: Partial<LibraryDocument>, mine: string[] | undefined, all = versions) {
  return documentSnapshot({
    open: { document: document({ current: version(3), ...change }), versions: all, position: 0 },
    myTeamIds: mine && new Set(mine),
    teamName: (id) => id,
    nameOf: () => 'Grace Adeyemi',
    now,
  })
}
