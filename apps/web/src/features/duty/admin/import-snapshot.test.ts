import { describe, expect, it } from 'vitest'
import { amina, find, now, roleOf } from '../duty.fixture.ts'
import { formatOf, rotaImportSnapshot } from './import-snapshot.ts'

const registrar = roleOf('Medical registrar on call')
const good = {
  line: 2,
  personId: amina,
  roleId: registrar.id,
  from: '2026-11-27T08:00:00.000Z',
  until: '2026-11-27T20:00:00.000Z',
  problems: [],
}
const bad = { ...good, line: 3, personId: null, problems: ['nobody has this e-mail address'] }

function preview(...rows: (typeof good | typeof bad)[]) {
  const roles = { loaded: true, all: [registrar], byId: new Map([[registrar.id, registrar]]) }
  return rotaImportSnapshot({ rows, roles, nameOf: (id) => find(id)?.name ?? 'Someone', now })
}

describe('what a rota file would bring in', () => {
  it('is told row by row, what needs the eye first', () => {
    const snapshot = preview(good, bad)
    expect(snapshot.words).toBe('1 of 2 rows can be brought in; 1 needs attention.')
    expect(snapshot.rows.map(({ line }) => line)).toEqual([3, 2])
    expect(snapshot.rows[1]).toMatchObject({
      who: 'Amina Yusuf',
      role: 'Medical registrar on call',
      when: 'Fri 08:00 to 20:00',
    })
    expect(snapshot.action).toEqual({ rows: 'only-good', label: 'Bring in only the good row' })
  })

  it('is offered as a whole when every row is good, and not at all when none is', () => {
    expect(preview(good).action).toEqual({ rows: 'all-or-none', label: 'Bring in 1 row' })
    expect(preview(bad).action).toBeUndefined()
  })

  it('is read as a calendar where the file begins as one', () => {
    expect(formatOf('BEGIN:VCALENDAR\r\nVERSION:2.0')).toBe('icalendar')
    expect(formatOf('email,role,from,until')).toBe('csv')
  })
})
