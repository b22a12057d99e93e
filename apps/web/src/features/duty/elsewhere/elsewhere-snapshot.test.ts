import { describe, expect, it } from 'vitest'
import { elsewhereGroups } from './elsewhere-snapshot.ts'

const severn = { id: 'severn', name: 'Severn Burns Centre' }
const taw = { id: 'taw', name: 'Taw Community Hospital' }
const reachable = [
  {
    organisation: severn,
    roles: [
      { id: 'r1', name: 'Burns registrar on call', purpose: 'Advice on burns, day and night', site: null },
      { id: 'r2', name: 'Burns nurse in charge', purpose: null, site: 'Severn Burns Centre' },
    ],
  },
  { organisation: taw, roles: [{ id: 'r3', name: 'Site manager', purpose: null, site: 'Taw' }] },
]
const names = (search: string, connected = [severn, taw]) =>
  elsewhereGroups(reachable, connected, search).map(({ title, rows }) => [
    title,
    ...rows.map(({ name }) => name),
  ])

describe('roles of connected organisations', () => {
  it('AFF8 stand under the name of their organisation, each apart', () => {
    expect(names('')).toEqual([
      ['Severn Burns Centre, another organisation', 'Burns registrar on call', 'Burns nurse in charge'],
      ['Taw Community Hospital, another organisation', 'Site manager'],
    ])
  })

  it('are found by words of the role, of what it is for, or of the organisation', () => {
    expect(names('burns reg')).toEqual([
      ['Severn Burns Centre, another organisation', 'Burns registrar on call'],
    ])
    expect(names('advice')).toHaveLength(1)
    expect(names('taw')).toEqual([['Taw Community Hospital, another organisation', 'Site manager']])
    expect(names('cardiology')).toEqual([])
  })

  it('AFF3 are gone as soon as the organisations are not connected any more', () => {
    expect(names('', [taw])).toEqual([['Taw Community Hospital, another organisation', 'Site manager']])
  })

  it('say what they are for, or at least where they are', () => {
    const [first] = elsewhereGroups(reachable, [severn], '')
    expect(first?.rows.map(({ about }) => about)).toEqual([
      'Advice on burns, day and night',
      'At Severn Burns Centre',
    ])
  })
})
