import { expect, it } from 'vitest'
import { patientImportSnapshot } from './import-snapshot.ts'

const row = (line: number, problems: string[] = []) => ({
  line,
  name: `Patient ${line}`,
  birthDate: '1948-07-05',
  nhsNumber: '',
  ward: '',
  problems,
})

it('a list of patients is looked through before anything is written: what needs the eye stands first', () => {
  const rows = [row(2), row(3, ['The ward is not known']), row(4)]
  const snapshot = patientImportSnapshot({ rows, good: 2, bad: 1 })
  expect(snapshot.words).toBe('2 of 3 rows can be added; 1 needs attention.')
  expect(snapshot.rows.map(({ line }) => line)).toEqual([3, 2, 4])
  expect(snapshot.action).toEqual({ rows: 'good', label: 'Add only the 2 good rows' })
})

it('a list without a problem is offered whole, and one without a good row not at all', () => {
  expect(patientImportSnapshot({ rows: [row(2)], good: 1, bad: 0 }).action).toEqual({
    rows: 'all',
    label: 'Add 1 patient',
  })
  expect(patientImportSnapshot({ rows: [row(2, ['no name'])], good: 0, bad: 1 }).action).toBeUndefined()
})

it('two hundred rows are drawn, and how many more there are is said', () => {
  const rows = Array.from({ length: 250 }, (_, place) => row(place + 2))
  expect(patientImportSnapshot({ rows, good: 250, bad: 0 })).toMatchObject({ hiddenRows: 50 })
})
