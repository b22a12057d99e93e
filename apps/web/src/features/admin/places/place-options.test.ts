import type { Place } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { placeLines, placeOptions } from './place-options.ts'

const place = (id: string, kind: Place['kind'], parentId: string | null, siteId = 'main'): Place => ({
  id,
  siteId,
  parentId,
  kind,
  name: id,
})
const places = [
  place('Ward 7', 'ward', null),
  place('Bay A', 'bay', 'Ward 7'),
  place('Bed 1', 'bed', 'Bay A'),
  place('Pharmacy', 'department', null),
  place('Ward H1', 'ward', null, 'harbour'),
]

describe('the places of a site', () => {
  it('stand under what they are in', () => {
    expect(placeLines(places, 'main').map(({ place: { name }, depth }) => `${depth} ${name}`)).toEqual([
      '0 Ward 7',
      '1 Bay A',
      '2 Bed 1',
      '0 Pharmacy',
    ])
  })

  it('can be chosen for a person, except a bed', () => {
    expect(placeOptions(places, 'main').map((option) => option.value)).toEqual([
      'Ward 7',
      'Bay A',
      'Pharmacy',
    ])
    expect(placeOptions(places, 'harbour').map((option) => option.value)).toEqual(['Ward H1'])
  })
})
