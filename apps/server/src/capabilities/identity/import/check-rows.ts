import { emailAddress, type ImportRow, type PersonDetails, personDetails } from '@baton/contract'
import type { Column, ImportField } from './columns.ts'
import type { Known } from './known.ts'
import type { TableLine } from './read-table.ts'

/** A row of the list, and the person it would add when nothing stands in its way. */
export interface CheckedRow {
  row: ImportRow
  person: (PersonDetails & { teamIds: string[] }) | null
}

type Cells = Partial<Record<ImportField, string>>
type Problem = ImportRow['problems'][number]

/** Says of every row what stands in its way (IDN29, IDN30). */
export function checkRows(
  columns: readonly Column[],
  lines: readonly TableLine[],
  known: Known,
): CheckedRow[] {
  const seen = new Map<string, number>()
  return lines.map(({ line, cells: raw }) => {
    const cells = cellsOf(columns, raw)
    const problems = [...formulas(cells), ...tooMany(columns, raw)]
    const email = cells.email?.toLowerCase() ?? ''
    const earlier = seen.get(email)
    if (email !== '' && earlier !== undefined) {
      problems.push({ field: 'email', problem: `stands in line ${earlier} already` })
    } else seen.set(email, line)
    if (known.takenEmails.has(email))
      problems.push({ field: 'email', problem: 'belongs to someone who is here already' })
    const where = known.findWhere(cells.site, cells.place)
    problems.push(...where.problems)
    const teams = known.findTeams(cells.teams)
    problems.push(...teams.problems)
    const details = personDetails.safeParse(detailsOf(cells, where))
    if (!details.success) problems.push(...details.error.issues.map(problemOf))
    const row: ImportRow = {
      line,
      name: (cells.name ?? '').slice(0, 120),
      email: email.slice(0, 254),
      problems: onePerField(problems),
    }
    const good = details.success && problems.length === 0
    return { row, person: good ? { ...details.data, teamIds: teams.teamIds } : null }
  })
}

/** The addresses of a list that are addresses at all. */
export function emailsIn(columns: readonly Column[], lines: readonly TableLine[]): string[] {
  return lines.flatMap(({ cells }) => {
    const parsed = emailAddress.safeParse(cellsOf(columns, cells).email)
    return parsed.success ? [parsed.data] : []
  })
}

function cellsOf(columns: readonly Column[], raw: readonly string[]): Cells {
  const cells: Cells = {}
  for (const [index, { field }] of columns.entries()) {
    const cell = raw[index]?.trim()
    if (field !== null && cell) cells[field] = cell
  }
  return cells
}

/** A spreadsheet runs a cell that begins so, when the list is saved and opened again by somebody else. */
function formulas(cells: Cells): Problem[] {
  return (Object.entries(cells) as [ImportField, string][])
    .filter(
      ([field, cell]) => /^[=@+\-\t\r|]/.test(cell) && !(field === 'telephone' && /^\+[0-9]/.test(cell)),
    )
    .map(([field]) => ({ field, problem: 'begins like a formula of a spreadsheet' }))
}

function tooMany(columns: readonly Column[], raw: readonly string[]): Problem[] {
  const beyond = raw.slice(columns.length).some((cell) => cell !== '')
  return beyond ? [{ field: null, problem: 'has more cells than the header' }] : []
}

function detailsOf(cells: Cells, { siteId, placeId }: { siteId: string | null; placeId: string | null }) {
  return {
    name: cells.name ?? '',
    email: cells.email ?? '',
    profession: cells.profession ?? '',
    grade: cells.grade ?? null,
    specialty: cells.specialty ?? null,
    contact: { telephone: cells.telephone ?? null, bleep: cells.bleep ?? null },
    siteId,
    placeId,
  }
}

function problemOf(issue: { path: PropertyKey[]; code?: string; message: string }): Problem {
  const name = String(issue.path.at(-1))
  const field = fields.find((each) => each === name) ?? null
  if (issue.code === 'too_small') return { field, problem: 'is missing' }
  if (issue.code === 'too_big') return { field, problem: 'is too long' }
  return { field, problem: issue.message.slice(0, 200) }
}

const fields: readonly ImportField[] = [
  'name',
  'email',
  'profession',
  'grade',
  'specialty',
  'telephone',
  'bleep',
]

function onePerField(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    (problem, index) => problems.findIndex(({ field }) => field === problem.field) === index,
  )
}
