import { parse } from 'csv-parse/sync'

/** A line of a list, as a spreadsheet numbers it: the header is line 1. */
export interface TableLine {
  line: number
  cells: string[]
}

export type Table = { ok: true; header: string[]; lines: TableLine[] } | { ok: false; problem: string }

/** Reads a list as a spreadsheet saves it: with or without byte order mark; comma, semicolon or tab between cells. */
export function readTable(csv: string): Table {
  const records = parseRecords(csv)
  if (records === null)
    return { ok: false, problem: 'cannot be read: a quotation mark is open or out of place' }
  const [header, ...rest] = records
  if (header === undefined || header.every((cell) => cell === '')) {
    return { ok: false, problem: 'has no header in its first line' }
  }
  const lines = rest
    .map((cells, index) => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  return { ok: true, header, lines }
}

function parseRecords(csv: string): string[][] | null {
  try {
    const records: string[][] = parse(csv, {
      bom: true,
      delimiter: delimiterOf(csv),
      relax_column_count: true,
      trim: true,
    })
    return records
  } catch {
    return null
  }
}

/** The separator that stands most often in the first line, outside quotation marks. */
function delimiterOf(csv: string): string {
  const [first = ''] = csv.split(/\r\n|\n|\r/, 1)
  const bare = first.replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
}
