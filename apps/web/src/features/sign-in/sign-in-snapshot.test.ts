import { describe, expect, it } from 'vitest'
import { signInSnapshot } from './sign-in-snapshot.ts'

const people = [
  {
    personId: '1',
    name: 'Niamh O’Connor',
    description: 'Ward sister, Ward 7',
    organisationName: 'St Brannoc’s',
    suggestions: ['Answer the ward'],
  },
  {
    personId: '2',
    name: 'Dr Amara Okafor',
    description: 'Specialty registrar',
    organisationName: 'St Brannoc’s',
    suggestions: ['Search for bed 12'],
  },
  {
    personId: '3',
    name: 'Tomasz Wieczorek',
    description: 'Physiotherapist, Therapies',
    organisationName: 'St Brannoc’s',
    suggestions: ['Mute'],
  },
  {
    personId: '4',
    name: 'Priya Raman',
    description: 'Pharmacist, Dispensary',
    organisationName: 'St Brannoc’s',
    suggestions: ['Edit'],
  },
  {
    personId: '6',
    name: 'Leila Farahani',
    description: 'Consultant, Burns ward',
    organisationName: 'Severn Burns',
    suggestions: [],
  },
  {
    personId: '5',
    name: 'Gareth Pugh',
    description: 'Porter, Main site',
    organisationName: 'St Brannoc’s',
    suggestions: [],
  },
]

function page(changes: Partial<Parameters<typeof signInSnapshot>[0]> = {}) {
  return signInSnapshot({
    options: {
      organisationName: 'St Brannoc’s',
      methods: ['passkey', 'password'],
      demonstration: { people },
    },
    canUsePasskeys: true,
    why: 'none',
    search: '',
    ...changes,
  })
}

function found(search: string) {
  const groups = page({ search }).demonstration?.found ?? []
  return groups.map(({ organisation, people: some }) => [organisation, ...some.map(({ name }) => name)])
}

describe('the sign-in page', () => {
  it('explains four people of the demonstration, and says how many others there are', () => {
    const { demonstration } = page()
    expect(demonstration?.featured.map((person) => person.name)).toEqual([
      'Niamh O’Connor',
      'Dr Amara Okafor',
      'Tomasz Wieczorek',
      'Priya Raman',
    ])
    expect(demonstration).toMatchObject({ found: [], otherCount: 2 })
  })

  it('finds the others by any words of name, description and organisation, under whose people they are', () => {
    expect(found('porter main')).toEqual([['St Brannoc’s', 'Gareth Pugh']])
    expect(found('severn')).toEqual([['Severn Burns', 'Leila Farahani']])
    expect(found('burns')).toEqual(found('severn'))
    expect(found('site ward')).toEqual([])
    expect(found('ar')).toEqual([
      ['St Brannoc’s', 'Gareth Pugh'],
      ['Severn Burns', 'Leila Farahani'],
    ])
  })

  it('names the organisations where there are several', () => {
    expect(page().demonstration?.words).toMatch(
      /^This is a demonstration, of St Brannoc’s and Severn Burns: everyone in them/,
    )
    const alone = { people: people.filter(({ organisationName }) => organisationName === 'St Brannoc’s') }
    const options = { organisationName: 'St Brannoc’s', methods: [], demonstration: alone }
    expect(page({ options }).demonstration?.words).toMatch(/^This is a demonstration hospital: everyone/)
  })

  it('offers no passkey where the browser cannot use one', () => {
    expect(page().methods).toEqual({ passkey: true, password: true })
    expect(page({ canUsePasskeys: false }).methods).toEqual({ passkey: false, password: true })
  })

  it('offers no people outside the demonstration', () => {
    const options = { organisationName: null, methods: ['password' as const], demonstration: null }
    expect(page({ options }).demonstration).toBeUndefined()
    expect(page({ options }).title).toBe('Sign in')
  })

  it('says so when there is nobody to sign in as', () => {
    const options = { organisationName: null, methods: [], demonstration: null }
    expect(page({ options }).isEmpty).toBe(true)
    expect(page().isEmpty).toBe(false)
  })

  it('says why one was signed out', () => {
    expect(page().notice).toBeUndefined()
    expect(page({ why: 'ended' }).notice).toMatch(/What you wrote is kept/)
  })
})
