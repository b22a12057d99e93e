import { describe, expect, it } from 'vitest'
import { signInSnapshot } from './sign-in-snapshot.ts'

const people = [
  {
    personId: '1',
    name: 'Niamh O’Connor',
    description: 'Ward sister, Ward 7',
    suggestions: ['Answer the ward'],
  },
  {
    personId: '2',
    name: 'Dr Amara Okafor',
    description: 'Specialty registrar',
    suggestions: ['Search for bed 12'],
  },
  {
    personId: '3',
    name: 'Tomasz Wieczorek',
    description: 'Physiotherapist, Therapies',
    suggestions: ['Mute'],
  },
  { personId: '4', name: 'Priya Raman', description: 'Pharmacist, Dispensary', suggestions: ['Edit'] },
  { personId: '5', name: 'Gareth Pugh', description: 'Porter, Main site', suggestions: [] },
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

describe('the sign-in page', () => {
  it('explains three people of the demonstration and lists everyone else', () => {
    const { demonstration } = page()
    expect(demonstration?.featured.map((person) => person.name)).toEqual([
      'Niamh O’Connor',
      'Dr Amara Okafor',
      'Tomasz Wieczorek',
    ])
    expect(demonstration?.others.map((person) => person.name)).toEqual(['Priya Raman', 'Gareth Pugh'])
  })

  it('finds the others by any words of name and description', () => {
    expect(page({ search: 'porter main' }).demonstration?.others.map((person) => person.name)).toEqual([
      'Gareth Pugh',
    ])
    expect(page({ search: 'surgeon' }).demonstration?.others).toEqual([])
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
