import type { AudiencePart } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { outreach, registrar } from '../urgent/urgent.fixture.ts'
import { broadcastId, naming, received, site, team, tom } from './broadcasts.fixture.ts'
import { audienceWords, goesTo, partWords, senderWords } from './words.ts'

const ofTeam: AudiencePart = { kind: 'team', id: team.id }

describe('an audience in words', () => {
  it('names every kind of part', () => {
    const words = (part: AudiencePart) => partWords(part, naming())
    expect(words(ofTeam)).toBe('Ward 7')
    expect(words({ kind: 'site', id: site.id })).toBe('everyone at Royal Infirmary')
    expect(words({ kind: 'profession', name: 'Nurse' })).toBe('everyone whose profession is nurse')
    expect(words({ kind: 'on-duty' })).toBe('everyone on duty')
    expect(words({ kind: 'answered', broadcastId, answer: 0 })).toBe('those who answered “I can come”')
    expect(words({ kind: 'answered', broadcastId, answer: null })).toBe('those who have not answered')
  })

  it('says who holds a role now, and when nobody does', () => {
    const words = (id: string) => partWords({ kind: 'role', id }, naming())
    expect(words(registrar.id)).toBe('Medical registrar on call (Dr Tom Reilly)')
    expect(words(outreach.id)).toBe('whoever covers Critical care outreach (nobody holds it)')
  })

  it('joins them as one says it', () => {
    const parts = [ofTeam, { kind: 'site' as const, id: site.id }, { kind: 'on-duty' as const }]
    expect(audienceWords(parts, naming())).toBe('Ward 7, everyone at Royal Infirmary and everyone on duty')
  })
})

describe('whom it goes to, before it is sent', () => {
  it('says nothing while nobody is chosen', () => {
    expect(goesTo([], false, naming())).toBe('')
  })

  it('says what becomes of those who are off duty', () => {
    expect(goesTo([{ kind: 'on-duty' }], false, naming())).toBe('It goes to everyone on duty.')
    expect(goesTo([ofTeam], false, naming())).toBe(
      'It goes to Ward 7. For whoever is off duty it waits until they are back, and nothing rings.',
    )
    expect(goesTo([ofTeam, { kind: 'on-duty' }], true, naming())).toBe(
      'It goes to Ward 7 and everyone on duty, each person once. Only those who are on duty now get it.',
    )
  })
})

it('names the role in whose name it was sent', () => {
  expect(senderWords(received({ asRoleId: registrar.id }), naming())).toBe(
    'Dr Tom Reilly, Medical registrar on call',
  )
  expect(senderWords(received(), naming(tom.id))).toBe('You')
})
