import type { api, OutputOf } from '@baton/contract'

type Preview = OutputOf<typeof api.identity.previewImport>

export interface ImportSnapshot {
  /** “72 of 75 rows can be added.” */
  readonly words: string
  readonly columns: readonly { readonly header: string; readonly meaning: string | undefined }[]
  /** Rows with a problem first: they are what needs the eye. */
  readonly rows: readonly {
    readonly line: number
    readonly name: string
    readonly email: string
    readonly problems: readonly string[]
  }[]
  /** Absent when there is nothing to add. */
  readonly action: { readonly rows: 'all' | 'good'; readonly label: string } | undefined
  readonly hiddenRows: number
}

const meanings: Readonly<Record<string, string>> = {
  name: 'Name',
  email: 'E-mail address',
  profession: 'Profession',
  grade: 'Grade',
  specialty: 'Specialty',
  telephone: 'Telephone',
  bleep: 'Bleep',
  site: 'Site',
  place: 'Place',
  teams: 'Teams',
}

/** Most rows that are drawn: enough to judge by. */
const rowsAtMost = 200

/** What importing a list would do, before anything is written. */
export function importSnapshot({ columns, rows, good, bad }: Preview): ImportSnapshot {
  const sorted = [...rows].sort(
    (one, other) => other.problems.length - one.problems.length || one.line - other.line,
  )
  return {
    words:
      bad === 0
        ? `All ${counted(good)} can be added.`
        : `${good} of ${counted(good + bad)} can be added; ${bad === 1 ? '1 needs' : `${bad} need`} attention.`,
    columns: columns.map(({ header, field }) => ({ header, meaning: field ? meanings[field] : undefined })),
    rows: sorted.slice(0, rowsAtMost).map(({ line, name, email, problems }) => ({
      line,
      name: name || '(no name)',
      email,
      problems: problems.map(({ field, problem }) =>
        field ? `${meanings[field] ?? field} ${problem}` : problem,
      ),
    })),
    action: actionFor(good, bad),
    hiddenRows: Math.max(0, rows.length - rowsAtMost),
  }
}

function actionFor(good: number, bad: number): ImportSnapshot['action'] {
  if (good === 0) return undefined
  return bad === 0
    ? { rows: 'all', label: good === 1 ? 'Add 1 person' : `Add ${good} people` }
    : { rows: 'good', label: good === 1 ? 'Add only the good row' : `Add only the ${good} good rows` }
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}
