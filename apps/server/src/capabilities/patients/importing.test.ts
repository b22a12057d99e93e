import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { patients } = api
let hospital: Hospital
let administrator: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  administrator = hospital.administrator
  await hospital.admit({ family: 'Here', hospitalNumber: 'H1' })
})
afterAll(() => hospital.close())

const header = 'Surname,First name,DOB,Sex,NHS number,Hospital number,Ward,Bed,Consultant'
const list = (...lines: string[]) => [header, ...lines].join('\r\n')

test('PAT19: a list is previewed row by row, with what stands in the way of each, and nothing is written', async () => {
  const csv = list(
    'Marsh,Iris,5/7/1948,F,999 000 0018,M1,ward 7,B1,Dr Rees',
    'Wrong,Digit,1950-01-01,M,9990000019,,,,',
    'No,Day,31/2/1950,M,,,,,',
    'Here,Already,1950-01-01,M,,h1,,,',
    'Nowhere,To,1950-01-01,M,,,Ward 99,,',
    'Marsh,Again,5/7/1948,F,9990000018,,,,',
    '=cmd(),Formula,1950-01-01,,,,,,',
    ',Nameless,1950-01-01,,,,,,',
  )
  const preview = await administrator.ask(patients.previewPatients, { csv })
  expect(preview).toMatchObject({ good: 1, bad: 7 })
  expect(preview.rows.map(({ line, problems }) => [line, problems])).toEqual([
    [2, []],
    [3, ['NHS number is not an NHS number: a digit is wrong']],
    [4, ['date of birth is not a date such as 5/7/1948']],
    [5, ['is here already']],
    [6, ['ward is not one here, or several have this name']],
    [7, ['stands in line 2 already']],
    [8, ['begins like a formula of a spreadsheet']],
    [9, ['family name is missing']],
  ])
  expect((await administrator.ask(patients.search, { text: 'marsh' })).found).toEqual([])
})

test('PAT19: an import is all or nothing, or only the rows without a problem', async () => {
  const csv = list('Good,Row,1950-01-01,,,,Ward 7,B9,', 'Bad,Row,never,,,,,,')
  expect(await administrator.refused(patients.importPatients, { csv, rows: 'all' })).toBe('bad-input')
  expect((await administrator.ask(patients.search, { text: 'good' })).found).toEqual([])
  const imported = await administrator.ask(patients.importPatients, { csv, rows: 'good' })
  expect(imported).toMatchObject({ added: 1, leftOut: [{ line: 3 }] })
  const { found } = await administrator.ask(patients.search, { text: 'good' })
  expect(found).toMatchObject([{ family: 'Good', wardId: hospital.ward, bed: 'B9', mayOpen: false }])
})

test('PAT19: a list without the columns that tell people apart, or that is no list, is refused', async () => {
  for (const csv of ['Surname,Ward\nMarsh,Ward 7', 'nothing', '"open'])
    expect(await administrator.refused(patients.previewPatients, { csv })).toBe('bad-input')
})

test('PAT19: whoever works on the ward is told of who came by a list', async () => {
  const nurse = await hospital.hire()
  await nurse.signOn(hospital.ward)
  hospital.published.length = 0
  await administrator.ask(patients.importPatients, {
    csv: list('Told,Of,1950-01-01,,,,Ward 7,B5,'),
    rows: 'all',
  })
  expect(hospital.eventsFor(nurse)).toMatchObject([
    { type: 'patient.changed', data: { patient: { family: 'Told' } } },
  ])
})
