import type { CorrectedField, PatientChange } from '@baton/contract'
import { placeWords } from '../words/identity-words.ts'

const fieldWords: Readonly<Record<CorrectedField, string>> = {
  family: 'family name',
  given: 'given name',
  birthDate: 'birth date',
  sex: 'sex',
  nhsNumber: 'NHS number',
  hospitalNumber: 'hospital number',
  consultant: 'consultant',
  alerts: 'alerts',
}

/** What was done to a record, in words: “Moved to Taw Ward, bed A3. Corrected: birth date”. */
export function changeWords(changes: readonly PatientChange[], wardName: (wardId: string) => string): string {
  return changes.map((change) => wordsOf(change, wardName)).join('. ')
}

function wordsOf(change: PatientChange, wardName: (wardId: string) => string): string {
  switch (change.kind) {
    case 'entered':
      return 'Entered'
    case 'placed': {
      const where = placeWords(change, wardName)
      return change.wardId === null || change.state === 'expected' ? where : `Moved to ${where}`
    }
    case 'left':
      return change.outcome === 'died' ? 'Died' : 'Discharged'
    case 'corrected':
      return `Corrected: ${change.fields.map((field) => fieldWords[field]).join(', ')}`
    case 'merged':
      return 'Merged into another record'
    case 'parted':
      return 'Taken out of the record that it was merged into'
  }
}
