import { expect, test } from 'vitest'
import { amara, priya, tom } from '../../messaging/ward.fixture.ts'
import { registrar } from '../../urgent/urgent.fixture.ts'
import { bay, names, now, places, viewer } from '../tasks.fixture.ts'
import { loadSnapshot } from './load-snapshot.ts'

const around = { viewer: viewer(), naming: names, places, now }
const none = { roleIds: [], from: 'site' as const, placeId: null, accepted: 0, urgent: 0, overdue: 0 }

test('whoever carries most that presses stands first, with their roles and where they are', () => {
  const loads = [
    { ...none, personId: amara.id, accepted: 5, placeId: bay },
    { ...none, personId: priya.id, from: 'home' as const },
    { ...none, personId: tom.id, accepted: 2, urgent: 1, roleIds: [registrar.id] },
  ]
  const { rows } = loadSnapshot(
    { loads, away: [], unaccepted: 0, overdue: 0, oldestUnacceptedAt: null },
    around,
  )
  expect(rows.map(({ name, about, where }) => [name, about, where])).toEqual([
    ['Dr Tom Reilly', 'Medical registrar on call', ''],
    ['You', 'Staff nurse', 'Ward 7, Bay 2'],
    ['Priya Nair', 'Pharmacist', 'Working from home'],
  ])
})

test('what nobody has says since when', () => {
  const at = '2026-11-26T13:40:00.000Z'
  const snapshot = loadSnapshot(
    { loads: [], away: [], unaccepted: 3, overdue: 1, oldestUnacceptedAt: at },
    around,
  )
  expect(snapshot).toMatchObject({
    unaccepted: '3 tasks that nobody has, the oldest since 13:40 (25 min)',
    overdue: '1 task is overdue',
  })
  expect(
    loadSnapshot({ loads: [], away: [], unaccepted: 0, overdue: 0, oldestUnacceptedAt: null }, around)
      .unaccepted,
  ).toBe('Everything has been accepted')
})

test('TSK29: who is off duty with open tasks stands by name, with how much they left', () => {
  const away = [{ personId: tom.id, accepted: 2, overdue: 1 }]
  const answer = { loads: [], away, unaccepted: 0, overdue: 1, oldestUnacceptedAt: null }
  expect(loadSnapshot(answer, around).away).toMatchObject([
    { name: 'Dr Tom Reilly', accepted: 2, overdue: 1 },
  ])
})
