import type { Patient } from '@baton/contract'

const dayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

type Named = Pick<Patient, 'family' | 'given' | 'hospitalNumber' | 'nhsNumber' | 'birthDate'>

/**
 * What the conversation about a record of a patient is called: as every screen calls the patient. While it goes on in
 * another record's, two of one name stand side by side, so that it says its number too (MSG37).
 */
export function recordTitle(record: Named, isContinued: boolean): string {
  const name = `${record.family.toLocaleUpperCase('en-GB')}, ${record.given}`
  if (!isContinued) return name
  const { hospitalNumber, nhsNumber, birthDate } = record
  if (hospitalNumber !== null) return `${name}, hospital number ${hospitalNumber}`
  if (nhsNumber !== null) return `${name}, NHS number ${nhsNumber.replace(/^(...)(...)/, '$1 $2 ')}`
  return birthDate === null ? `${name}, no number` : `${name}, born ${dayWords.format(new Date(birthDate))}`
}
