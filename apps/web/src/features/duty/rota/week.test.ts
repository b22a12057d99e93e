import type { Shift } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amina, daniel, find, now, roleOf } from '../duty.fixture.ts'
import { dayStarts, mondayOf, rotaWeek } from './week.ts'

const registrar = roleOf('Medical registrar on call')
const monday = mondayOf(now)

function shift(
  id: number,
  personId: string,
  from: string,
  until: string,
  roleId: string | null = registrar.id,
): Shift {
  return {
    id: `01980000-0000-7000-e000-00000000000${id}`,
    personId,
    roleId,
    placeId: null,
    from,
    until,
    source: 'entered',
  }
}

function week(rota: Partial<Parameters<typeof rotaWeek>[0]['rota']>) {
  return rotaWeek({
    rota: { shifts: [], absences: [], gaps: [], ...rota },
    roles: { loaded: true, all: [registrar], byId: new Map([[registrar.id, registrar]]) },
    nameOf: (id) => find(id)?.name ?? 'Someone',
    viewerId: amina,
    monday,
    now,
  })
}

describe('a week of the rota', () => {
  it('begins on Monday in London, and has seven days also when the clocks change', () => {
    expect(monday.toISOString()).toBe('2026-11-23T00:00:00.000Z')
    expect(mondayOf(now, 1).toISOString()).toBe('2026-11-30T00:00:00.000Z')
    const spring = dayStarts(mondayOf(new Date('2027-03-25T12:00:00.000Z')))
    expect(spring.at(-2)?.toISOString()).toBe('2027-03-28T00:00:00.000Z')
    expect(spring.at(-1)?.toISOString()).toBe('2027-03-28T23:00:00.000Z')
    expect(week({}).days.map(({ isToday }) => isToday)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ])
  })

  it('shows each shift on the day on which it begins, in the row of its role', () => {
    const { rows } = week({
      shifts: [
        shift(1, daniel, '2026-11-26T20:00:00.000Z', '2026-11-27T08:00:00.000Z'),
        shift(2, amina, '2026-11-26T08:00:00.000Z', '2026-11-26T20:00:00.000Z'),
        shift(3, amina, '2026-11-24T08:00:00.000Z', '2026-11-24T17:00:00.000Z', null),
      ],
    })
    expect(rows.map(({ name }) => name)).toEqual([registrar.name, 'Without a role'])
    expect(rows[0]?.days[3]?.map(({ who, when, isMine }) => [who, when, isMine])).toEqual([
      ['Amina Yusuf', '08:00 to 20:00', true],
      ['Daniel Okafor', '20:00 to 08:00', false],
    ])
  })

  it('shows a gap on every day that it touches', () => {
    const { rows, gapCount } = week({
      gaps: [{ roleId: registrar.id, from: '2026-11-27T08:00:00.000Z', until: '2026-11-29T00:00:00.000Z' }],
    })
    expect(gapCount).toBe(1)
    expect(rows[0]?.days.map((day) => day.map(({ when }) => when))).toEqual([
      [],
      [],
      [],
      [],
      ['08:00 to 00:00'],
      ['all day'],
      [],
    ])
  })

  it('says who is away', () => {
    const absence = {
      id: '01980000-0000-7000-f000-000000000001',
      personId: daniel,
      kind: 'leave' as const,
      from: '2026-11-24T00:00:00.000Z',
      until: '2026-11-26T00:00:00.000Z',
    }
    expect(week({ absences: [absence] }).away[0]?.words).toMatch(/^Daniel Okafor is on leave, Tue/)
  })
})
