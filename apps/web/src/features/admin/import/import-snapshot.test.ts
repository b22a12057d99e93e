import { describe, expect, it } from 'vitest'
import { importSnapshot } from './import-snapshot.ts'

const good = (line: number) => ({
  line,
  name: `Person ${line}`,
  email: `p${line}@example.test`,
  problems: [],
})
const bad = (line: number) => ({
  line,
  name: '',
  email: 'nobody',
  problems: [{ field: 'email' as const, problem: 'is not an e-mail address' }],
})
const columns = [
  { header: 'Full name', field: 'name' as const },
  { header: 'Shoe size', field: null },
]

describe('the preview of an import', () => {
  it('puts the rows that need attention first, with sentences', () => {
    const snapshot = importSnapshot({ columns, rows: [good(2), bad(3), good(4)], good: 2, bad: 1 })
    expect(snapshot.words).toBe('2 of 3 rows can be added; 1 needs attention.')
    expect(snapshot.rows.map((row) => row.line)).toEqual([3, 2, 4])
    expect(snapshot.rows[0]).toMatchObject({
      name: '(no name)',
      problems: ['E-mail address is not an e-mail address'],
    })
  })

  it('offers what is possible and nothing else', () => {
    expect(importSnapshot({ columns, rows: [good(2), good(3)], good: 2, bad: 0 }).action).toEqual({
      rows: 'all',
      label: 'Add 2 people',
    })
    expect(importSnapshot({ columns, rows: [good(2), bad(3)], good: 1, bad: 1 }).action?.rows).toBe('good')
    expect(importSnapshot({ columns, rows: [bad(2)], good: 0, bad: 1 }).action).toBeUndefined()
  })

  it('says what each column was taken for, and which are left out', () => {
    expect(importSnapshot({ columns, rows: [], good: 0, bad: 0 }).columns).toEqual([
      { header: 'Full name', meaning: 'Name' },
      { header: 'Shoe size', meaning: undefined },
    ])
  })

  it('draws two hundred rows of two thousand and says how many more there are', () => {
    const rows = Array.from({ length: 2000 }, (_, place) => good(place + 2))
    const snapshot = importSnapshot({ columns, rows, good: 2000, bad: 0 })
    expect(snapshot.rows).toHaveLength(200)
    expect(snapshot.hiddenRows).toBe(1800)
  })
})
