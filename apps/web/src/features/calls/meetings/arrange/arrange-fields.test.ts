import { describe, expect, it } from 'vitest'
import { amina, daniel, ffion, invitedAs, mdt, now, registrar } from '../../calls.fixture.ts'
import {
  type ArrangeFields,
  detailsOf,
  emptyFields,
  fieldsOf,
  mistakesIn,
  untilAfter,
} from './arrange-fields.ts'

const filled: ArrangeFields = {
  ...emptyFields,
  title: 'Lung MDT',
  day: '2026-12-03',
  from: '15:00',
  until: '16:00',
  personIds: daniel,
}

describe('arranging a meeting', () => {
  it('says beside each field what stands in the way', () => {
    expect(Object.keys(mistakesIn(emptyFields, now))).toEqual(['title', 'day', 'from', 'until', 'people'])
    expect(mistakesIn(filled, now)).toEqual({})
    expect(mistakesIn({ ...filled, until: '14:30' }, now).until).toBe('It ends before it begins.')
    expect(mistakesIn({ ...filled, day: '2026-11-25' }, now).from).toBe('This time has passed.')
    expect(mistakesIn({ ...filled, every: 'week' }, now).last).toBeDefined()
    expect(mistakesIn({ ...filled, every: 'week', last: '2026-12-01' }, now).last).toBeDefined()
    const saturday = { ...filled, day: '2026-12-05', every: 'weekday', last: '2027-01-29' }
    expect(mistakesIn(saturday, now).day).toBe('The first day is at a weekend.')
  })

  it('sends the time of the organisation’s clock, in summer too (CAL28)', () => {
    expect(detailsOf(filled, [])).toMatchObject({
      startsAt: '2026-12-03T15:00:00.000Z',
      endsAt: '2026-12-03T16:00:00.000Z',
      recurrence: null,
      agenda: null,
      personIds: [daniel],
    })
    const summer = { ...filled, day: '2027-06-03', every: 'week', last: '2027-07-29' }
    expect(detailsOf(summer, [ffion])).toMatchObject({
      startsAt: '2027-06-03T14:00:00.000Z',
      recurrence: { every: 'week', until: '2027-07-29' },
      fileIds: [ffion],
    })
    expect(detailsOf(emptyFields, [])).toBeNull()
  })

  it('begins to change what is there, with whom it asks by name and through roles', () => {
    const fields = fieldsOf(
      mdt({ invited: [invitedAs(amina), invitedAs(daniel), invitedAs(ffion, { roleId: registrar })] }),
    )
    expect(fields).toMatchObject({
      title: 'Lung MDT',
      day: '2026-11-26',
      from: '15:00',
      until: '16:00',
      personIds: daniel,
      roleIds: registrar,
    })
  })

  it('keeps its length when its beginning moves, and has half an hour when it had none', () => {
    expect(untilAfter(filled, '09:30')).toBe('10:30')
    expect(untilAfter(emptyFields, '09:30')).toBe('10:00')
    expect(untilAfter(filled, '23:45')).toBe('23:59')
  })
})
