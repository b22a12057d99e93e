import { expect, test } from 'vitest'
import { registrar } from '../../urgent/urgent.fixture.ts'
import { places, siteId, wardSeven } from '../tasks.fixture.ts'
import { boardChoices } from './boards.ts'

const mine = { roles: [registrar], teams: [], wardIds: [wardSeven], siteId, isFromHome: false }
const labels = (change: Partial<typeof mine>) =>
  boardChoices({ ...mine, ...change }, places).map(({ label }) => label)

test('the boards that are mine: my own, my roles, teams and wards, and what can be done from anywhere', () => {
  expect(labels({ teams: [{ id: 't', name: 'Outreach' }] as never })).toEqual([
    'For me',
    'Asked by me',
    'Medical registrar on call',
    'Outreach',
    'Ward 7',
    'From anywhere',
  ])
})

test('working from home, what can be done from anywhere comes before roles and wards', () => {
  expect(labels({ isFromHome: true }).indexOf('From anywhere')).toBe(2)
})

test('whoever coordinates sees the whole site, and nobody else', () => {
  expect(labels({})).not.toContain('Royal Estuary')
  expect(labels({ roles: [{ ...registrar, coordinates: true }] })).toContain('Royal Estuary')
})
