import type { Me, Person } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { profileSnapshot } from './profile-snapshot.ts'

const niamh: Person = {
  id: '0198c0de-0000-7000-8000-000000000002',
  name: 'Niamh O’Connor',
  profession: 'Nurse',
  grade: 'Ward sister',
  specialty: null,
  email: 'niamh.oconnor@example.test',
  contact: { telephone: '01271 555 (ext 2416)', bleep: null },
  siteId: null,
  placeId: null,
  state: 'active',
  administrator: false,
}
const amara: Person = { ...niamh, id: '0198c0de-0000-7000-8000-000000000001', name: 'Dr Amara Okafor' }
const me: Me = {
  person: amara,
  organisation: { id: '0198c0de-0000-7000-8000-0000000000aa', name: 'St Brannoc’s' },
  sessionId: '0198c0de-0000-7000-8000-0000000000bb',
  administrator: false,
  demonstration: false,
  session: { endsAt: '2026-11-22T23:00:00.000Z', idleMinutes: 15 },
}

function card(person: Person, viewer: Me = me) {
  return profileSnapshot({ person, where: 'Ward 7', teams: [], position: 1 }, viewer)
}

describe('a profile card', () => {
  it('shows what is known and leaves out what is not', () => {
    expect(card(niamh).details.map((detail) => detail.term)).toEqual([
      'Profession',
      'Grade',
      'Works in',
      'Telephone',
      'E-mail',
    ])
  })

  it('does not say the same twice', () => {
    const pharmacist = { ...niamh, profession: 'Pharmacist', grade: 'Pharmacist' }
    expect(card(pharmacist).details.map((detail) => detail.term)).not.toContain('Grade')
  })

  it('gives the telephone a number that it can dial', () => {
    expect(card(niamh).details.find((detail) => detail.term === 'Telephone')?.href).toBe('tel:012715552416')
  })

  it('offers a message to a colleague, not to oneself and not to someone suspended', () => {
    expect(card(niamh).canBeWrittenTo).toBe(true)
    expect(card(amara).canBeWrittenTo).toBe(false)
    expect(card({ ...niamh, state: 'suspended' }).canBeWrittenTo).toBe(false)
  })

  it('AFF13 AFF8 says where a visitor is from, offers no message to them, and shows no address', () => {
    const sian: Person = {
      ...niamh,
      name: 'Siân Evans',
      email: '',
      contact: { telephone: null, bleep: null },
      visitorFrom: { id: '0198c0de-0000-7000-8000-0000000000cc', name: 'Taw Community Hospital' },
    }
    const { name, details, tags, canBeWrittenTo } = card(sian)
    expect(name).toBe('Siân Evans (Taw Community Hospital)')
    expect(tags).toEqual([{ words: 'Visitor', tone: 'info' }])
    expect(details.map(({ term }) => term)).not.toContain('E-mail')
    expect(canBeWrittenTo).toBe(false)
  })

  it('offers management to administrators only', () => {
    expect(card(niamh).canBeManaged).toBe(false)
    expect(card(niamh, { ...me, administrator: true }).canBeManaged).toBe(true)
  })
})
