import type { ListSummary, Place } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { tawWard, torridgeWard } from './patients.fixture.ts'
import { ownerWords, patientsSnapshot } from './patients-snapshot.ts'

const [amina, ben, team] = ['a', 'b', 't']
const ward = (id: string, name: string): Place => ({ id, name, siteId: 's', parentId: null, kind: 'ward' })
const list = (change: Partial<ListSummary> = {}): ListSummary => ({
  id: 'l',
  name: 'Chase today',
  owner: { kind: 'person', id: amina },
  count: 2,
  sharedWith: { personIds: [], teamIds: [] },
  mayChange: true,
  version: 1,
  ...change,
})
const naming = { viewerId: amina, teamName: () => 'Acute medicine', personName: () => 'Ben Hall' }
const state = {
  places: [ward(tawWard, 'Taw Ward'), ward(torridgeWard, 'Torridge Ward')],
  wards: [
    { wardId: torridgeWard, patients: 1, mine: false },
    { wardId: tawWard, patients: 12, mine: true },
  ],
  lists: [list()],
  ...naming,
}

describe('what stands on the shelf of patients', () => {
  it('has my wards apart from those that I only may open', () => {
    expect(patientsSnapshot(state)).toEqual({
      myWards: [{ id: tawWard, name: 'Taw Ward', words: '12 patients' }],
      otherWards: [{ id: torridgeWard, name: 'Torridge Ward', words: '1 patient' }],
      lists: [{ id: 'l', name: 'Chase today', words: '2 patients · yours alone' }],
    })
  })

  it('draws no ward whose name is not known yet', () => {
    expect(patientsSnapshot({ ...state, places: [] }).myWards).toEqual([])
  })

  it('says whose a list is, and that others see mine', () => {
    const shared = { personIds: [ben], teamIds: [] }
    expect(ownerWords(list({ sharedWith: shared }), naming)).toBe('yours, shared')
    expect(ownerWords(list({ owner: { kind: 'team', id: team } }), naming)).toBe('Acute medicine')
    expect(ownerWords(list({ owner: { kind: 'person', id: ben } }), naming)).toBe('from Ben Hall')
  })
})
