import {
  bed as bedName,
  type Patient,
  type PatientDetails,
  type PatientRow,
  patientDetails,
} from '@baton/contract'
import { tellingOf } from '@baton/domain/patients/same-person'
import { problemsOf } from '../steps/check-details.ts'
import type { RawRow } from './read-columns.ts'

/** A row of a list, and the patient whom it would bring in when nothing stands in its way. */
export interface CheckedRow {
  readonly row: PatientRow
  readonly patient: (PatientDetails & { readonly wardId: string | null; readonly bed: string | null }) | null
}

/** What the organisation has already. */
export interface Known {
  /** The place of a ward by its name; `undefined` where there is none or several. */
  readonly wardOf: (name: string) => string | undefined
  /** Whether somebody who is here has one of these details' numbers. */
  readonly isHere: (details: PatientDetails) => boolean
}

/** Says of every row what stands in its way (PAT19). */
export function checkRows(rows: readonly RawRow[], known: Known, at: Date): CheckedRow[] {
  const seen = new Map<string, number>()
  return rows.map((raw) => {
    const { line, cells } = raw
    const problems: string[] = formulas(cells)
    if (cells.birthDate !== '' && readDay(cells.birthDate) === null)
      problems.push('date of birth is not a date such as 5/7/1948')
    const wardId = cells.ward === '' ? null : known.wardOf(cells.ward)
    if (wardId === undefined) problems.push('ward is not one here, or several have this name')
    const bed = bedName.nullable().safeParse(cells.bed === '' ? null : cells.bed)
    if (!bed.success) problems.push('bed is too long')
    const details = detailsOf(raw)
    if (!details.success) problems.push(...details.error.issues.map(problemOf))
    else {
      problems.push(
        ...problemsOf(details.data, at).map(({ path, problem }) => `${words[path] ?? path} ${problem}`),
      )
      if (known.isHere(details.data)) problems.push('is here already')
      for (const { kind, text } of tellingOf(details.data)) {
        const earlier = seen.get(`${kind}|${text}`)
        if (earlier !== undefined && earlier !== line) problems.push(`stands in line ${earlier} already`)
        else seen.set(`${kind}|${text}`, line)
      }
    }
    const good = details.success && bed.success && wardId !== undefined && problems.length === 0
    return {
      row: {
        line,
        name: [cells.family, cells.given].filter(Boolean).join(', ').slice(0, 160),
        birthDate: cells.birthDate.slice(0, 40),
        nhsNumber: cells.nhsNumber.slice(0, 40),
        ward: cells.ward.slice(0, 80),
        problems: [...new Set(problems)],
      },
      patient: good ? { ...details.data, wardId, bed: wardId === null ? null : bed.data } : null,
    }
  })
}

/** What a row says of a patient, or what of it is no such thing. */
export function detailsOf({ cells }: RawRow) {
  return patientDetails.safeParse({
    family: cells.family,
    given: cells.given,
    birthDate: readDay(cells.birthDate),
    sex: sexOf(cells.sex),
    nhsNumber: cells.nhsNumber || null,
    hospitalNumber: cells.hospitalNumber || null,
    consultant: cells.consultant || null,
    alerts: [],
  })
}

const words: Readonly<Record<string, string>> = {
  family: 'family name',
  given: 'given name',
  birthDate: 'date of birth',
  nhsNumber: 'NHS number',
  hospitalNumber: 'hospital number',
}

/** A spreadsheet runs a cell that begins so, when the list is saved and opened again by somebody else. */
function formulas(cells: RawRow['cells']): string[] {
  return Object.values(cells).some((cell) => /^[=@+\-\t\r|]/.test(cell))
    ? ['begins like a formula of a spreadsheet']
    : []
}

function problemOf(issue: { path: PropertyKey[]; code?: string; message: string }): string {
  const name = String(issue.path[0])
  const said = words[name] ?? name
  if (issue.code === 'too_small') return `${said} is missing`
  if (issue.code === 'too_big') return `${said} is too long`
  return `${said} ${issue.message.slice(0, 120)}`
}

function sexOf(text: string): Patient['sex'] {
  const letter = text.trim().toLowerCase()
  if (/^(f|female|woman)$/.test(letter)) return 'female'
  if (/^(m|male|man)$/.test(letter)) return 'male'
  return /^(o|other|i|indeterminate)$/.test(letter) ? 'other' : 'unknown'
}

/** 5/7/1948, 05-07-1948 or 1948-07-05, as a day that there is. */
function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : british
      ? [british[3], british[2], british[1]]
      : []
  if (year === undefined || month === undefined || day === undefined) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${written}T00:00:00Z`)
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written)
  return isReal ? written : null
}
