import type { Called, RollEntry } from '@baton/contract'
import { describe, expect, test } from 'vitest'
import { crashHeading, reportHeading, unfilledHeading } from './heading.ts'
import { nextRingAt, testIsDue } from './rhythm.ts'
import { calledPeople, roleState, silentRoles, unanswered, unfilledRoles } from './roll.ts'

const at = '2026-03-02T08:00:00.000Z'
const rung: Called = {
  personId: '01a217f9-8be4-70db-87f0-310ae2912075',
  calledAt: at,
  deliveredAt: null,
  answer: null,
  answeredAt: null,
  arrivedAt: null,
}
const other = '01a217f9-8be4-70db-87f0-310ae2912076'

function entry(...called: Partial<Called>[]): RollEntry {
  return { roleId: rung.personId, throughRoleId: null, called: called.map((one) => ({ ...rung, ...one })) }
}

describe('the roll-call', () => {
  test.each([
    ['unfilled', []],
    ['unfilled', [{ answer: 'cannot-come', answeredAt: at }]],
    ['called', [{}]],
    ['delivered', [{ deliveredAt: at }]],
    ['coming', [{ answer: 'coming', answeredAt: at }]],
    ['arrived', [{ answer: 'coming', answeredAt: at, arrivedAt: at }]],
    [
      'coming',
      [
        { answer: 'cannot-come', answeredAt: at },
        { answer: 'coming', answeredAt: at },
      ],
    ],
    ['called', [{ answer: 'cannot-come', deliveredAt: at, answeredAt: at }, {}]],
  ] as const)(
    'CRA5, CRA6: a role is %s as far as the person of it who has come farthest: %j',
    (state, called) => {
      expect(roleState(entry(...called))).toBe(state)
    },
  )

  test('CRA7, CRA10: whoever said nothing is called again, and a role that nobody comes for is in the report', () => {
    const roll = [
      entry({ deliveredAt: at }, { personId: other, answer: 'cannot-come', answeredAt: at }),
      entry({ personId: other, answer: 'cannot-come', answeredAt: at }),
      entry({ answer: null }),
    ]
    expect(calledPeople({ roll })).toEqual([rung.personId, other])
    expect(unanswered({ roll })).toEqual([rung.personId])
    expect(unfilledRoles({ roll })).toHaveLength(1)
    expect(silentRoles({ roll })).toHaveLength(3)
  })
})

describe('the rhythm', () => {
  test('CRA7: every 30 seconds, in a test every 5 minutes, and 20 times at most', () => {
    const now = new Date(at)
    expect(nextRingAt(1, now, false)).toEqual(new Date('2026-03-02T08:00:30.000Z'))
    expect(nextRingAt(1, now, true)).toEqual(new Date('2026-03-02T08:05:00.000Z'))
    expect(nextRingAt(19, now, false)).not.toBeNull()
    expect(nextRingAt(20, now, false)).toBeNull()
  })

  test('CRA9: by the clock on the wall, in winter and in summer, once a day', () => {
    const team = { testAt: '09:00', testedOn: '2026-03-01' }
    expect(testIsDue(team, new Date('2026-03-02T08:59:59.000Z'))).toBe(false)
    expect(testIsDue(team, new Date('2026-03-02T09:00:00.000Z'))).toBe(true)
    expect(testIsDue({ ...team, testedOn: '2026-03-02' }, new Date('2026-03-02T15:00:00.000Z'))).toBe(false)
    expect(testIsDue(team, new Date('2026-07-02T07:59:59.000Z'))).toBe(false)
    expect(testIsDue(team, new Date('2026-07-02T08:00:00.000Z'))).toBe(true)
    expect(testIsDue({ testAt: null, testedOn: null }, new Date(at))).toBe(false)
  })
})

test('CRA13: headings say what it is and of which team', () => {
  const call = { isTest: false, teamName: 'Adult cardiac arrest' }
  expect(crashHeading(call)).toBe('Crash call – Adult cardiac arrest')
  expect(crashHeading({ ...call, isTest: true })).toBe('Test call – Adult cardiac arrest')
  expect(unfilledHeading(call, 2)).toBe('Crash call: 2 roles unfilled – Adult cardiac arrest')
  expect(reportHeading(call, 0)).toBe('Test call answered by every role – Adult cardiac arrest')
  expect(reportHeading(call, 1)).toBe('Test call: 1 role did not answer – Adult cardiac arrest')
})
