import type { importField } from '@baton/contract'
import type { z } from 'zod'

export type ImportField = z.infer<typeof importField>

/** What lists of staff call each column. Data: add what a hospital's list says. */
const headings: { readonly [Field in ImportField]: readonly string[] } = {
  name: ['name', 'full name', 'display name', 'employee name', 'staff name'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'nhs mail', 'nhsmail'],
  profession: ['profession', 'staff group', 'occupation', 'job role'],
  grade: ['grade', 'job title', 'title of post', 'position', 'position title', 'band'],
  specialty: ['specialty', 'speciality', 'area of work'],
  telephone: ['telephone', 'phone', 'mobile', 'telephone number', 'phone number', 'work phone', 'extension'],
  bleep: ['bleep', 'bleep number', 'pager', 'pager number'],
  site: ['site', 'hospital', 'location', 'base'],
  place: ['place', 'ward', 'department', 'ward or department', 'unit'],
  teams: ['team', 'teams', 'groups'],
}
/** Without these a person cannot be added. */
const needed: readonly ImportField[] = ['name', 'email', 'profession']

export interface Column {
  header: string
  field: ImportField | null
}

/** What each column is; a second one of the same meaning is left out. */
export function columnsOf(header: readonly string[]): Column[] {
  const taken = new Set<ImportField>()
  return header.map((text) => {
    const field = fieldOf(text)
    if (field === null || taken.has(field)) return { header: text.slice(0, 80), field: null }
    taken.add(field)
    return { header: text.slice(0, 80), field }
  })
}

/** The columns that a list must have and has not. */
export function missingColumns(columns: readonly Column[]): ImportField[] {
  return needed.filter((field) => !columns.some((column) => column.field === field))
}

function fieldOf(text: string): ImportField | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  const found = (Object.keys(headings) as ImportField[]).find((field) => headings[field].includes(plain))
  return found ?? null
}
