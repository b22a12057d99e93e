import { nameWords } from '@baton/domain/patients/fold-name'

/** What somebody looks for. */
export interface PatientQuery {
  /** Ten digits, when that is what they typed. */
  readonly nhsNumber: string | null
  /** What may be a hospital number: it has a digit and no space. */
  readonly hospitalNumber: string | null
  readonly birthDate: string | null
  /** The rest, as names are compared. */
  readonly words: readonly string[]
}

const mostWords = 6

/** Takes a typed text apart: an NHS number however it is spaced, a birth date as people write it, a number, names. */
export function readQuery(text: string): PatientQuery {
  const digits = text.replaceAll(/[\s-]/g, '')
  if (/^\d{10}$/.test(digits)) return { ...nothing, nhsNumber: digits, hospitalNumber: digits }
  const parts = text.split(/\s+/).filter((part) => part !== '')
  const born = parts.map(readDay).find((day) => day !== null) ?? null
  const rest = parts.filter((part) => readDay(part) === null)
  const [only] = rest
  if (rest.length === 1 && only !== undefined && born === null && /\d/.test(only))
    return { ...nothing, hospitalNumber: only.toUpperCase(), words: nameWords(only).slice(0, mostWords) }
  return { ...nothing, birthDate: born, words: rest.flatMap(nameWords).slice(0, mostWords) }
}

const nothing: PatientQuery = { nhsNumber: null, hospitalNumber: null, birthDate: null, words: [] }

/** 5/7/1948, 05-07-1948, 5.7.1948 or 1948-07-05. */
function readDay(part: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(part)
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(part)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : written
      ? [written[3], written[2], written[1]]
      : []
  if (year === undefined || month === undefined || day === undefined) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
