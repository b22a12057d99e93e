import { describe, expect, it } from 'vitest'
import { naming, site, team } from '../broadcasts.fixture.ts'
import { audienceOptions, mayGoWide } from './audience-options.ts'

const other = { id: '01980000-0000-7000-9000-0000000000d9', name: 'Ward 9' }
const offered = {
  text: '',
  chosen: [],
  naming: { ...naming(), teams: [other, team] },
  mine: new Set([team.id]),
  isWide: true,
  sites: [site],
  places: [{ id: '01980000-0000-7000-9000-0000000000da', name: 'Theatre 2', siteId: site.id }],
  professions: ['Nurse'],
}
const names = (change: Partial<typeof offered>) =>
  audienceOptions({ ...offered, ...change }).map(({ name }) => name)

describe('whom a broadcast can go to', () => {
  it('MSG33: is my own teams, and anybody for who coordinates or administers', () => {
    expect(names({ isWide: false })).toEqual(['Ward 7'])
    expect(names({}).slice(0, 6)).toEqual([
      'Ward 7',
      'Everyone on duty',
      'Nurse',
      'Ward 9',
      'Royal Infirmary',
      'Theatre 2',
    ])
    expect(mayGoWide({ coordinates: false, isAdministrator: false })).toBe(false)
    expect(mayGoWide({ coordinates: true, isAdministrator: false })).toBe(true)
    expect(mayGoWide({ coordinates: false, isAdministrator: true })).toBe(true)
  })

  it('is found by any of its words, also by who holds a role', () => {
    expect(names({ text: 'tom' })).toEqual(['Medical registrar on call'])
    expect(names({ text: 'profession' })).toEqual(['Nurse'])
    expect(names({ text: 'submarine' })).toEqual([])
  })

  it('does not offer what is chosen already', () => {
    const chosen = [{ kind: 'team' as const, id: team.id }]
    expect(audienceOptions({ ...offered, isWide: false, chosen })).toEqual([])
  })
})
