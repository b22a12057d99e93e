import { expect, test } from 'vitest'
import { registrar } from '../../urgent/urgent.fixture.ts'
import { bay, places, siteId } from '../tasks.fixture.ts'
import { boardChoices } from './boards.ts'

const teams = [{ id: 'outreach', name: 'Outreach' }]
const mine: Parameters<typeof boardChoices>[0] = {
  isOnDuty: true,
  isFromHome: false,
  roles: [registrar],
  teams,
  placeId: bay,
  siteId,
}
const labels = (change: Partial<typeof mine>) =>
  boardChoices({ ...mine, ...change }, places).map(({ label }) => label)

test('on duty there are my own boards, and those of my roles, teams and ward', () => {
  expect(labels({})).toEqual(['For me', 'Asked by me', 'Medical registrar on call', 'Outreach', 'Ward 7'])
})

test('off duty there is only what is mine and what I asked', () => {
  expect(labels({ isOnDuty: false, roles: [] })).toEqual(['For me', 'Asked by me'])
})

test('working from home there is what can be done from anywhere, and no ward', () => {
  expect(labels({ isFromHome: true, placeId: null })).toEqual([
    'For me',
    'Asked by me',
    'From anywhere',
    'Medical registrar on call',
    'Outreach',
  ])
})

test('whoever coordinates sees every ward, their own first, and the whole site', () => {
  const all = labels({ roles: [{ ...registrar, coordinates: true }] })
  expect(all.slice(-3)).toEqual(['Ward 7', 'Ward 9', 'Royal Estuary'])
})
