import type { DirectoryEntry } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { directorySnapshot, peopleIn } from './directory-snapshot.ts'

const entry: DirectoryEntry = {
  person: {
    id: '0198c0de-0000-7000-8000-000000000001',
    name: 'Dr Amara Okafor',
    profession: 'Doctor',
    grade: 'Specialty registrar',
    specialty: 'Respiratory medicine',
    email: 'amara.okafor@example.test',
    contact: { telephone: null, bleep: '2416' },
    siteId: null,
    placeId: null,
    state: 'active',
    administrator: false,
  },
  where: 'Ward 7, St Brannoc’s',
  teams: ['Acute medicine'],
}
const team = {
  id: 't1',
  name: 'Acute medicine',
  kind: 'on-call' as const,
  siteId: null,
  placeId: null,
  memberCount: 9,
}

function list(changes: Partial<Parameters<typeof directorySnapshot>[0]> = {}) {
  return directorySnapshot({
    search: '',
    people: [entry],
    teams: [],
    roleCount: 0,
    elsewhereCount: 0,
    hasMore: false,
    chosenId: undefined,
    shelf: 'people',
    ...changes,
  })
}

describe('the directory', () => {
  it('says under a name what the person does and where', () => {
    expect(list().people[0]?.subtitle).toBe('Specialty registrar, Ward 7, St Brannoc’s')
    const elsewhere = { ...entry, where: null }
    expect(list({ people: [elsewhere] }).people[0]?.subtitle).toBe(
      'Specialty registrar, Respiratory medicine',
    )
  })

  it('marks who is open beside it', () => {
    expect(list({ chosenId: entry.person.id }).people[0]?.isChosen).toBe(true)
  })

  it('says when nobody answers to the words, and only then', () => {
    expect(list({ search: ' xyz ', people: [] }).nothingFor).toBe('xyz')
    expect(list({ search: '', people: [] }).nothingFor).toBeUndefined()
    expect(list({ search: 'amara' }).nothingFor).toBeUndefined()
  })

  it('tells a screen reader how many were found', () => {
    expect(list().spoken).toBe('')
    expect(list({ search: 'acute' }).spoken).toBe('1 person found')
    expect(list({ search: 'acute', teams: [team], hasMore: true }).spoken).toBe(
      '1 person or more and 1 team found',
    )
    expect(list({ search: 'acute', teams: [team], roleCount: 2 }).spoken).toBe(
      '1 person, 2 roles and 1 team found',
    )
    expect(list({ search: 'burns', people: [], elsewhereCount: 2 })).toMatchObject({
      spoken: '0 people and 2 roles of other organisations found',
      nothingFor: undefined,
      showsElsewhere: true,
    })
    expect(list({ search: 'xyz', people: [] }).spoken).toBe('Nobody found for xyz')
  })

  it('counts people in words that fit', () => {
    expect(peopleIn(1)).toBe('1 person')
    expect(peopleIn(0)).toBe('0 people')
    expect(list({ teams: [team], shelf: 'teams' }).teams[0]?.subtitle).toBe('9 people')
  })

  it('shows roles on a shelf of their own, and finds them beside people', () => {
    expect(list({ roleCount: 3 }).showsRoles).toBe(false)
    expect(list({ roleCount: 3, shelf: 'roles' })).toMatchObject({ showsRoles: true, people: [] })
    expect(list({ roleCount: 1, people: [], search: 'registrar' }).nothingFor).toBeUndefined()
  })

  it('is looked through people or teams, and searched through both', () => {
    const both = { people: [entry], teams: [team], hasMore: true }
    expect(list(both)).toMatchObject({ shelf: 'people', teams: [], hasMore: true })
    expect(list({ ...both, shelf: 'teams' })).toMatchObject({ shelf: 'teams', people: [], hasMore: false })
    const found = list({ ...both, search: 'acute' })
    expect([found.shelf, found.people.length, found.teams.length]).toEqual([undefined, 1, 1])
  })
})
