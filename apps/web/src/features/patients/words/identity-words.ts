import type { Patient, PatientDetails } from '@baton/contract'
import { asDate } from '../../../ui/time/format-time.ts'

/** OKONKWO, Adaeze: the family name stands out by its letters, so that no colour or weight is needed. */
export function nameWords({ family, given }: Pick<Patient, 'family' | 'given'>): string {
  return `${family.toLocaleUpperCase('en-GB')}, ${given}`
}

/** 5 July 1948, 78 years; of somebody who has died the day alone, as they grow no older. */
export function bornWords({ birthDate, state }: Pick<Patient, 'birthDate' | 'state'>, today: Date): string {
  if (birthDate === null) return 'not known'
  const day = dayWords(birthDate)
  const age = state === 'died' ? undefined : ageWords(birthDate, today)
  return age === undefined ? day : `${day}, ${age}`
}

/** 5 July 1948 */
export function dayWords(day: string): string {
  return asDate(new Date(`${day}T12:00:00Z`))
}

/** Days to four weeks, weeks to a year, months to two years, then years; nothing before the day of birth. */
export function ageWords(birthDate: string, today: Date): string | undefined {
  const [born, now] = [partsOf(birthDate), partsOf(todayInLondon(today))]
  const days = Math.round((now.time - born.time) / 86_400_000)
  if (days < 0) return undefined
  if (days < 28) return counted(days, 'day')
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0)
  if (months < 12) return counted(Math.floor(days / 7), 'week')
  if (months < 24) return counted(months, 'month')
  return counted(Math.floor(months / 12), 'year')
}

/** Taw Ward, bed A3; “Not on a ward” when there is no ward. */
export function placeWords(
  { wardId, bed, state }: Pick<Patient, 'wardId' | 'bed' | 'state'>,
  wardName: (wardId: string) => string,
): string {
  if (state === 'died') return 'Died'
  if (wardId === null) return state === 'discharged' ? 'Discharged' : 'Not on a ward'
  const where = bed === null ? wardName(wardId) : `${wardName(wardId)}, ${bedWords(bed)}`
  return state === 'expected' ? `Expected on ${where}` : where
}

/** A3 is said “bed A3”; what says already what it is stays as it is. */
export function bedWords(bed: string): string {
  return /^[A-Z]{0,2}\d{0,2}[-/ ]?\d{1,3}[a-z]?$/i.test(bed) ? `bed ${bed}` : bed
}

export const sexWords: Readonly<Record<PatientDetails['sex'], string>> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Not known',
}

/** A state that is worth a word; where somebody lies in a bed says it already. */
export const stateWords: Readonly<Record<Patient['state'], string | undefined>> = {
  admitted: undefined,
  expected: 'Expected',
  discharged: 'Discharged',
  died: 'Died',
  merged: 'Merged into another record',
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}

function partsOf(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, day: date, time: Date.UTC(year, month - 1, date) }
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

function todayInLondon(today: Date): string {
  return london.format(today)
}
