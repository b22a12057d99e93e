import { momentOf, wallTimeAt } from '@baton/domain/duty/zoned-time'
import { readTable } from '../../../identity/index.ts'
import type { RawRota, RawRow } from './raw-row.ts'

type Field = 'email' | 'role' | 'from' | 'until'

/** What rotas call each column. Data: add what a hospital's rota says. */
const headings: { readonly [Name in Field]: readonly string[] } = {
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'nhs mail', 'nhsmail'],
  role: ['role', 'duty', 'shift', 'on call'],
  from: ['from', 'start', 'starts', 'begin', 'begins', 'start time', 'shift start'],
  until: ['until', 'to', 'end', 'ends', 'finish', 'end time', 'shift end'],
}
const fields = Object.keys(headings) as Field[]

/** Reads a rota as a spreadsheet saves it. */
export function readCsv(text: string): RawRota {
  const table = readTable(text)
  if (!table.ok) return table
  const columns = new Map(
    fields.map((field) => [field, table.header.findIndex((cell) => isFor(field, cell))]),
  )
  const missing = fields.filter((field) => columns.get(field) === -1)
  if (missing.length > 0) return { ok: false, problem: `has no column called ${missing.join(', ')}` }
  return {
    ok: true,
    rows: table.lines.map(({ line, cells }) => rowOf(line, (field) => cells[columns.get(field) ?? -1] ?? '')),
  }
}

function isFor(field: Field, heading: string): boolean {
  const plain = heading
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return headings[field].includes(plain)
}

function rowOf(line: number, cell: (field: Field) => string): RawRow {
  const [from, until] = [readMoment(cell('from')), readMoment(cell('until'))]
  const problems = [
    ...(from === null ? ['from is not a date and time such as 30/11/2026 08:00'] : []),
    ...(until === null ? ['until is not a date and time such as 30/11/2026 20:00'] : []),
  ]
  return { line, email: cell('email').toLowerCase(), role: cell('role'), from, until, problems }
}

const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[T ,]+(\d{1,2}):(\d{2})(?::\d{2})?$/

/** A date and time: on the clock on the wall, unless it says how far from UTC. */
export function readMoment(text: string): Date | null {
  const trimmed = text.trim()
  const day = iso.exec(trimmed)
  if (day?.[6] !== undefined) {
    const moment = new Date(trimmed.replace(' ', 'T').replace(/\s/g, ''))
    return Number.isNaN(moment.getTime()) ? null : moment
  }
  if (day) return onTheWall(day[1], day[2], day[3], day[4], day[5])
  const found = british.exec(trimmed)
  return found ? onTheWall(found[3], found[2], found[1], found[4], found[5]) : null
}

function onTheWall(...parts: (string | undefined)[]): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number)
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return null
  const moment = momentOf({ year, month, day, hour, minute })
  // 31 April would become the first of May.
  return wallTimeAt(moment).day === day ? moment : null
}
