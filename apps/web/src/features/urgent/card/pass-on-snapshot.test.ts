import type { Duty, Person } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amara, person, tom } from '../../messaging/ward.fixture.ts'
import { consultant, escalation, naming, outreach, registrar } from '../urgent.fixture.ts'
import { passOnOptions } from './pass-on-snapshot.ts'

describe('to whom something can be passed on', () => {
  it('suggests roles that a colleague holds, those of the ladder first', () => {
    expect(options('').map(({ name, about }) => [name, about])).toEqual([[consultant.name, 'Priya Nair']])
  })

  it('never suggests a role that only I hold, or that nobody holds', () => {
    const names = options('').map(({ name }) => name)
    expect(names).not.toContain(registrar.name)
    expect(names).not.toContain(outreach.name)
  })

  it('finds people who are on duty, and nobody who is off', () => {
    const [on, off] = [amara, person(9, 'Amara Off', 'Nurse', null)]
    const found = options('amara', [on, off], (id) => (id === on.id ? 'on' : 'off'))
    expect(found.map(({ target }) => target.id)).toEqual([on.id])
  })
})

function options(text: string, people: Person[] = [], stateOf: (id: string) => Duty['state'] = () => 'on') {
  const dutyOf = (personId: string): Duty => ({
    personId,
    state: stateOf(personId),
    from: 'site',
    since: null,
    until: null,
    placeId: null,
    telephone: null,
    focus: null,
    coverRoleId: null,
  })
  return passOnOptions({ text, rungs: escalation().rungs, people, naming: naming(tom.id), dutyOf })
}
