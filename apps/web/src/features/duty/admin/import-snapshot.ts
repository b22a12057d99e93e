import type { RolesSnapshot } from '@baton/client'
import type { RotaRow } from '@baton/contract'
import { asClock } from '../../../ui/time/format-time.ts'
import { untilWords } from '../words/until-words.ts'

export interface RotaImportSnapshot {
  /** “72 of 75 rows can be brought in; 3 need attention.” */
  readonly words: string
  /** Rows with a problem first: they are what needs the eye. */
  readonly rows: readonly {
    readonly line: number
    readonly who: string
    readonly role: string
    readonly when: string
    readonly problems: readonly string[]
  }[]
  /** Absent when there is nothing to bring in. */
  readonly action: { readonly rows: 'all-or-none' | 'only-good'; readonly label: string } | undefined
  readonly hiddenRows: number
}

interface ImportState {
  readonly rows: readonly RotaRow[]
  readonly roles: RolesSnapshot
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

/** Most rows that are drawn: enough to judge by. */
const rowsAtMost = 200

/** What a rota file would bring in, before anything is written. */
export function rotaImportSnapshot({ rows, roles, nameOf, now }: ImportState): RotaImportSnapshot {
  const bad = rows.filter(({ problems }) => problems.length > 0).length
  const good = rows.length - bad
  const sorted = [...rows].sort(
    (one, other) => other.problems.length - one.problems.length || one.line - other.line,
  )
  return {
    words:
      bad === 0
        ? `All ${counted(good)} can be brought in.`
        : `${good} of ${counted(rows.length)} can be brought in; ${bad === 1 ? '1 needs' : `${bad} need`} attention.`,
    rows: sorted.slice(0, rowsAtMost).map((row) => ({
      line: row.line,
      who: row.personId === null ? '(nobody found)' : nameOf(row.personId),
      role: row.roleId === null ? '–' : (roles.byId.get(row.roleId)?.name ?? 'A role'),
      when:
        row.from === null || row.until === null
          ? '–'
          : `${untilWords(row.from, now)} to ${asClock(new Date(row.until))}`,
      problems: row.problems.map(asSentence),
    })),
    action: actionFor(good, bad),
    hiddenRows: Math.max(0, rows.length - rowsAtMost),
  }
}

/** What kind of file it is: calendars say so in their first line. */
export function formatOf(text: string): 'csv' | 'icalendar' {
  return /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? 'icalendar' : 'csv'
}

function actionFor(good: number, bad: number): RotaImportSnapshot['action'] {
  if (good === 0) return undefined
  return bad === 0
    ? { rows: 'all-or-none', label: `Bring in ${counted(good)}` }
    : {
        rows: 'only-good',
        label: good === 1 ? 'Bring in only the good row' : `Bring in only the ${good} good rows`,
      }
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}

function asSentence(problem: string): string {
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}${/[.?!]$/.test(problem) ? '' : '.'}`
}
