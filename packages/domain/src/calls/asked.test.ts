import { expect, test } from 'vitest'
import { type Asked, keepAsked } from './asked.ts'

const before: Asked = { personIds: ['consultant'], roleIds: ['registrar on call'], teamIds: ['lung'] }
const members = new Map([['lung', ['nurse', 'coordinator']]])
const said = (more: Partial<Asked> = {}): Asked => ({
  personIds: ['consultant', 'nurse', 'coordinator'],
  roleIds: ['registrar on call'],
  teamIds: [],
  ...more,
})
const keep = (now: Asked, shown = ['registrar on call']) =>
  keepAsked(now, before, { members, shown: new Set(shown) })

test('CAL28: a team stays asked as a team while all of it is', () => {
  expect(keep(said())).toEqual(before)
})

test('CAL28: a team of which somebody is left out is asked no more; who stays is asked by name', () => {
  expect(keep(said({ personIds: ['consultant', 'nurse'] }))).toEqual({
    personIds: ['consultant', 'nurse'],
    roleIds: ['registrar on call'],
    teamIds: [],
  })
})

test('CAL28: a role that nobody had stays asked, and one that somebody had is taken off', () => {
  expect(keep(said({ roleIds: [] }), []).roleIds).toEqual(['registrar on call'])
  expect(keep(said({ roleIds: [] })).roleIds).toEqual([])
})

test('CAL28: what is asked anew is asked', () => {
  expect(keep(said({ teamIds: ['radiology'], roleIds: ['registrar on call', 'site manager'] }))).toEqual({
    personIds: ['consultant'],
    roleIds: ['registrar on call', 'site manager'],
    teamIds: ['radiology', 'lung'],
  })
})
