import type { Called, CrashCall, Role } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { logRow } from '../log/log-snapshot.ts'
import { placeTiles } from '../raise/place-tiles.ts'
import { asksMe, boardSnapshot, summaryOf } from './board-snapshot.ts'

const [amina, daniel, niamh] = ['amina', 'daniel', 'niamh']
const raisedAt = '2026-03-02T08:00:00.000Z'
const now = new Date('2026-03-02T08:02:00.000Z')
const names: Record<string, string> = {
  amina: 'Amina Yusuf',
  daniel: 'Daniel Okafor',
  niamh: 'Niamh Doherty',
}
const naming = {
  viewerId: daniel,
  find: (id: string) => ({ name: names[id] }) as never,
  roles: new Map([
    ['registrar', { name: 'Medical registrar on call' } as Role],
    ['anaesthetist', { name: 'Anaesthetist on call' } as Role],
  ]),
}

function called(personId: string, change: Partial<Called> = {}): Called {
  const none = { deliveredAt: null, answer: null, answeredAt: null, arrivedAt: null }
  return { personId, calledAt: raisedAt, ...none, ...change }
}

function call(change: Partial<CrashCall> = {}): CrashCall {
  return {
    id: 'call',
    teamId: 'team',
    teamName: 'Adult cardiac arrest',
    callType: 'adult',
    isTest: false,
    place: 'Taw Ward, bay 2',
    callBack: '4471',
    raisedBy: amina,
    raisedAt,
    roll: [
      { roleId: 'registrar', throughRoleId: null, called: [called(daniel)] },
      { roleId: 'anaesthetist', throughRoleId: 'registrar', called: [] },
    ],
    stoodDownAt: null,
    stoodDownBy: null,
    outcome: null,
    version: 1,
    ...change,
  }
}

const told = { now, isTold: true }

describe('the board', () => {
  test('CRA2, CRA3: says for each role who was called, through what, and what is unfilled', () => {
    const board = boardSnapshot(call(), naming, told)
    expect(board).toMatchObject({
      kind: 'Crash call',
      raisedBy: 'Amina Yusuf',
      summary: '0 of 2 arrived, 1 unfilled',
    })
    expect(board.raised.words).toBe('2 minutes ago')
    expect(board.rows.map(({ role, through, state }) => [role, through, state.word])).toEqual([
      ['Medical registrar on call', undefined, 'Called'],
      ['Anaesthetist on call', 'Through Medical registrar on call', 'Unfilled'],
    ])
  })

  test('CRA5: every step of a person stands there with its time, the latest first', () => {
    const roll = [
      {
        roleId: 'registrar',
        throughRoleId: null,
        called: [called(niamh, { deliveredAt: '1', answer: 'coming', answeredAt: '2', arrivedAt: '3' })],
      },
    ]
    const [row] = boardSnapshot(call({ roll }), naming, told).rows
    expect(row?.people[0]?.steps).toEqual([
      { word: 'Arrived', at: '3' },
      { word: 'Coming', at: '2' },
      { word: 'Delivered', at: '1' },
      { word: 'Called', at: raisedAt },
    ])
  })

  test('offers what the server would allow, and nothing else', () => {
    const all = boardSnapshot(call(), naming, told).can
    expect(all).toEqual({ come: true, refuse: true, arrive: true, standDown: true })
    const onlooker = boardSnapshot(call(), { ...naming, viewerId: amina }, told).can
    expect(onlooker).toEqual({ come: false, refuse: false, arrive: false, standDown: true })
    const reader = boardSnapshot(call(), { ...naming, viewerId: niamh }, { now, isTold: false }).can
    expect(reader.standDown).toBe(false)
    const over = boardSnapshot(call({ stoodDownAt: raisedAt }), naming, told).can
    expect(Object.values(over)).toEqual([false, false, false, false])
  })

  test('CRA7: asks whoever was called and has said nothing', () => {
    expect([asksMe(call(), daniel), asksMe(call(), amina)]).toEqual([true, false])
    expect(asksMe(call({ stoodDownAt: raisedAt }), daniel)).toBe(false)
  })

  test('QUI1: rings nobody who has gone off duty since', () => {
    const later = '2026-03-02T08:01:00.000Z'
    expect(asksMe(call(), daniel, { state: 'off', since: later })).toBe(false)
    expect(asksMe(call(), daniel, { state: 'on', since: later })).toBe(true)
    expect(asksMe(call({ raisedAt: later }), daniel, { state: 'off', since: raisedAt })).toBe(true)
  })

  test('CRA10: a test counts who answered, and its report names the roles that did not', () => {
    const test = call({ isTest: true, raisedBy: null })
    expect(summaryOf(test)).toBe('0 of 2 answered, 1 unfilled')
    expect(boardSnapshot(test, naming, told).raisedBy).toBe('Baton, every day')
    expect(logRow({ ...test, stoodDownAt: raisedAt }, naming)).toMatchObject({
      subtitle: 'Did not answer: Medical registrar on call, Anaesthetist on call',
      state: { word: '2 silent', tone: 'bad' },
    })
    expect(logRow({ ...test, roll: [], stoodDownAt: raisedAt }, naming).state.word).toBe('Passed')
    expect(logRow(call(), naming).state.word).toBe('Open')
  })
})

test('places that one tap calls to: mine first, then the wards of the team’s site, and no beds', () => {
  const sites = [
    { id: 'a', name: 'St Brannoc’s', kind: 'hospital' as const },
    { id: 'b', name: 'Moor View', kind: 'care-home' as const },
  ]
  const place = (id: string, siteId: string, kind: 'ward' | 'bed' = 'ward') => ({
    id,
    siteId,
    parentId: null,
    kind,
    name: id,
  })
  const places = [place('Taw', 'a'), place('Exmoor', 'a'), place('Bed 4', 'a', 'bed'), place('Fern', 'b')]
  const team = { id: 't', name: 'T', callType: 'adult' as const, siteId: 'a', roleIds: [], testAt: null }
  const tiles = placeTiles({ team, sites, places, mine: { placeId: 'Exmoor', siteId: 'a' } })
  expect(tiles.map(({ place: words, note }) => [words, note])).toEqual([
    ['Exmoor, St Brannoc’s', 'Where you are'],
    ['Taw, St Brannoc’s', undefined],
  ])
})
