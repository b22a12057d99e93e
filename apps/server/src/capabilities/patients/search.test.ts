import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { patients } = api
let hospital: Hospital
let nurse: Colleague

beforeAll(async () => {
  hospital = await openHospital()
  nurse = await hospital.hire()
  await nurse.signOn(hospital.ward)
  const people: [family: string, given: string, nhsNumber: string | null, hospitalNumber: string | null][] = [
    ['Smith', 'Catherine', '9990000034', 'MV2001'],
    ['Smyth', 'Alan', null, 'MV2002'],
    ['O’Brien-Łukasz', 'Séamus', '9990000042', null],
    ['Ng', 'An', null, null],
    ['Okafor', 'Daniel', null, 'XX77'],
  ]
  for (const [family, given, nhsNumber, hospitalNumber] of people)
    await hospital.admit({ family, given, nhsNumber, hospitalNumber })
  await hospital.admit({ family: 'Elsewhere', given: 'Vera', wardId: hospital.surgery })
})
afterAll(() => hospital.close())

const finds: [text: string, families: string[]][] = [
  ['smith', ['Smith', 'Smyth']],
  ['SMYTH alan', ['Smyth']],
  ['kathryn smith', ['Smith']],
  ['smi', ['Smith']],
  ['obrien', ['O’Brien-Łukasz']],
  ['seamus lukasz', ['O’Brien-Łukasz']],
  ['ng', ['Ng']],
  ['an ng', ['Ng']],
  ['okafour', ['Okafor']],
  ['999 000 0034', ['Smith']],
  ['999-000-0042', ['O’Brien-Łukasz']],
  ['mv2002', ['Smyth']],
  ['MV20', ['Smith', 'Smyth']],
  ['elsewhere 5/7/1948', ['Elsewhere']],
  ['elsewhere 5/7/1949', []],
  ['surgical', ['Elsewhere']],
  ['9990000050', []],
  ['zzz', []],
]

test.each(finds)('PAT5: "%s" finds %j', async (text, families) => {
  const { found } = await nurse.ask(patients.search, { text })
  expect(found.map(({ family }) => family)).toEqual(families)
})

test('PAT5: everyone in the organisation is shown, and which of them may be opened; another organisation’s never', async () => {
  const { found } = await nurse.ask(patients.search, { text: 'elsewhere' })
  expect(found).toMatchObject([{ family: 'Elsewhere', mayOpen: false }])
  expect((await nurse.ask(patients.search, { text: 'okafor' })).found).toMatchObject([{ mayOpen: true }])
  const stranger = await hospital.foundAnother()
  expect((await stranger.ask(patients.search, { text: 'okafor' })).found).toEqual([])
})

test('PAT5: a name that was corrected is found by what it is now and not by what it was', async () => {
  const { id, version } = await hospital.admit({ family: 'Wrongspelt' })
  const { patient } = await nurse.ask(patients.openPatient, { patientId: id })
  const { family: _, given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts } = patient
  const rest = { given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts }
  await nurse.ask(patients.changePatient, { patientId: id, version, family: 'Rightly', ...rest })
  expect((await nurse.ask(patients.search, { text: 'wrongspelt' })).found).toEqual([])
  expect((await nurse.ask(patients.search, { text: 'rightly' })).found).toMatchObject([{ id }])
})

test('PAT17: a look is written down with what was shown and never with what was typed', async () => {
  const { found } = await nurse.ask(patients.search, { text: 'okafor' })
  await nurse.ask(patients.openPatient, { patientId: found[0]?.id ?? '' })
  const leaves = await hospital.query<{ action: string; subjects: unknown; leaf: string }>(
    `select action, subjects, audit_leaf::text as leaf from audit_leaf
      where stream_id = $1 order by position desc limit 2`,
    [nurse.id],
  )
  expect(leaves.map(({ action, subjects }) => [action, subjects])).toEqual([
    ['patients.openPatient', [{ kind: 'patient', id: found[0]?.id }]],
    ['patients.search', [{ kind: 'patient', id: found[0]?.id }]],
  ])
  expect(leaves.some(({ leaf }) => /okafor/i.test(leaf))).toBe(false)
})
