import { readTable } from '../../identity/index.ts'

export type Field =
  | 'family'
  | 'given'
  | 'birthDate'
  | 'sex'
  | 'nhsNumber'
  | 'hospitalNumber'
  | 'ward'
  | 'bed'
  | 'consultant'

/** What lists of patients call each column. Data: add what a hospital's list says. */
const headings: { readonly [Name in Field]: readonly string[] } = {
  family: ['family name', 'surname', 'last name', 'family'],
  given: ['given name', 'first name', 'forename', 'forenames', 'given names', 'given'],
  birthDate: ['date of birth', 'dob', 'birth date', 'born', 'd o b'],
  sex: ['sex', 'gender'],
  nhsNumber: ['nhs number', 'nhs no', 'nhs'],
  hospitalNumber: ['hospital number', 'hospital no', 'mrn', 'unit number', 'pas number', 'district number'],
  ward: ['ward', 'location', 'place', 'unit'],
  bed: ['bed', 'bay and bed', 'bed number'],
  consultant: ['consultant', 'responsible consultant', 'lead consultant'],
}
const fields = Object.keys(headings) as Field[]
/** Without these nobody can be told from another. */
const needed: readonly Field[] = ['family', 'given', 'birthDate']

/** A row of a list, by what its columns mean. */
export interface RawRow {
  readonly line: number
  readonly cells: Readonly<Record<Field, string>>
}

export type RawList = { ok: true; rows: RawRow[] } | { ok: false; problem: string }

/** Reads a list of patients as a spreadsheet saves it. */
export function readColumns(csv: string): RawList {
  const table = readTable(csv)
  if (!table.ok) return table
  const at = new Map(fields.map((field) => [field, table.header.findIndex((cell) => isFor(field, cell))]))
  const missing = needed.filter((field) => at.get(field) === -1)
  if (missing.length > 0)
    return {
      ok: false,
      problem: `has no column called ${missing.map((field) => headings[field][0]).join(', ')}`,
    }
  const cell = (cells: readonly string[], field: Field) => cells[at.get(field) ?? -1]?.trim() ?? ''
  return {
    ok: true,
    rows: table.lines.map(({ line, cells }) => ({
      line,
      cells: {
        family: cell(cells, 'family'),
        given: cell(cells, 'given'),
        birthDate: cell(cells, 'birthDate'),
        sex: cell(cells, 'sex'),
        nhsNumber: cell(cells, 'nhsNumber'),
        hospitalNumber: cell(cells, 'hospitalNumber'),
        ward: cell(cells, 'ward'),
        bed: cell(cells, 'bed'),
        consultant: cell(cells, 'consultant'),
      },
    })),
  }
}

function isFor(field: Field, heading: string): boolean {
  const plain = heading
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return headings[field].includes(plain)
}
