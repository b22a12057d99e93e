import type { api, OutputOf, PatientRow } from '@baton/contract'

type Preview = OutputOf<typeof api.patients.previewPatients>

export interface PatientImportSnapshot {
  /** “72 of 75 rows can be added; 3 need attention.” */
  readonly words: string
  /** Rows with a problem first: they are what needs the eye. */
  readonly rows: readonly PatientRow[]
  readonly hiddenRows: number
  /** Absent when there is nothing to add. */
  readonly action: { readonly rows: 'all' | 'good'; readonly label: string } | undefined
}

/** Most rows that are drawn: enough to judge by. */
const rowsAtMost = 200

/** What importing a list of patients would do, before anything is written. */
export function patientImportSnapshot({ rows, good, bad }: Preview): PatientImportSnapshot {
  return {
    words:
      bad === 0
        ? `All ${counted(good, 'row')} can be added.`
        : `${good} of ${counted(good + bad, 'row')} can be added; ${bad === 1 ? '1 needs' : `${bad} need`} attention.`,
    rows: firstWithProblems(rows).slice(0, rowsAtMost),
    hiddenRows: Math.max(0, rows.length - rowsAtMost),
    action: actionFor(good, bad),
  }
}

/** Rows with a problem first, each kind in the order of the list. */
export function firstWithProblems(rows: readonly PatientRow[]): readonly PatientRow[] {
  return rows.toSorted(
    (one, other) =>
      Number(other.problems.length > 0) - Number(one.problems.length > 0) || one.line - other.line,
  )
}

/** “1 patient”, “40 patients”. */
export function counted(count: number, what: 'row' | 'patient'): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

function actionFor(good: number, bad: number): PatientImportSnapshot['action'] {
  if (good === 0) return undefined
  if (bad === 0) return { rows: 'all', label: `Add ${counted(good, 'patient')}` }
  return { rows: 'good', label: good === 1 ? 'Add only the good row' : `Add only the ${good} good rows` }
}
