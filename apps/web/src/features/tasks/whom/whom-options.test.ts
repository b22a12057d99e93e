import type { Load } from '@baton/contract'
import { expect, test } from 'vitest'
import { amara, priya, tom } from '../../messaging/ward.fixture.ts'
import { consultant, registrar } from '../../urgent/urgent.fixture.ts'
import { names } from '../tasks.fixture.ts'
import { loadWords, whomOptions } from './whom-options.ts'

const load = (personId: string, change: Partial<Load> = {}): Load => ({
  personId,
  roleIds: [],
  from: 'site',
  placeId: null,
  accepted: 0,
  urgent: 0,
  overdue: 0,
  ...change,
})
const usual = {
  text: '',
  isOnlyPeople: false,
  loads: [load(tom.id, { accepted: 4, urgent: 1 }), load(priya.id, { from: 'home' }), load(amara.id)],
  people: [],
  naming: { ...names, teams: [{ id: 'outreach', name: 'Outreach' }] },
  myTeamIds: new Set<string>(),
  dutyOf: () => undefined,
  suggested: [],
}
const namesOf = (change: Partial<Parameters<typeof whomOptions>[0]>) =>
  whomOptions({ ...usual, ...change }).map(({ name }) => name)

test('roles that somebody holds come first, then teams, then people on duty who carry least; never myself', () => {
  expect(namesOf({})).toEqual([
    'Medical consultant on call',
    'Medical registrar on call',
    'Outreach',
    'Priya Nair',
    'Dr Tom Reilly',
  ])
})

test('each says who that is now and what they carry', () => {
  const found = whomOptions({ ...usual, text: 'reilly' })
  expect(found.map(({ about, load }) => [about, load])).toEqual([
    ['Dr Tom Reilly', 'has 4, 1 urgent'],
    ['Doctor, specialty registrar, Cardiology, on duty', 'has 4, 1 urgent'],
  ])
})

test('whoever is suggested stands first', () => {
  expect(namesOf({ suggested: [{ kind: 'role', id: registrar.id }] })[0]).toBe(registrar.name)
  expect(namesOf({ suggested: [{ kind: 'person', id: 'nobody' }] })[0]).toBe(consultant.name)
})

test('where one person is to be asked there are only people', () => {
  expect(namesOf({ isOnlyPeople: true })).toEqual(['Priya Nair', 'Dr Tom Reilly'])
})

test('a load leaves out what is none', () => {
  expect(loadWords({ accepted: 2, urgent: 0, overdue: 1 })).toBe('has 2, 1 overdue')
  expect(loadWords({ accepted: 0, urgent: 0, overdue: 0 })).toBe('has nothing')
})
