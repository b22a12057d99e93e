import type { Patient } from '@baton/contract'
import { showNhsNumber } from '@baton/domain/patients/nhs-number'
import { dayWords, placeWords, sexWords } from '../words/identity-words.ts'

interface DetailEntries {
  readonly words: readonly { readonly term: string; readonly text: string }[]
  readonly moments: readonly { readonly term: string; readonly at: string }[]
}

const sources: Readonly<Record<Patient['source'], string>> = {
  entered: 'Entered by hand',
  csv: 'From a spreadsheet',
  hl7: 'From the hospital’s feed',
}

/** The details of a patient in the order in which they are read out; what is not known is said, as it may matter. */
export function detailEntries(patient: Patient, wardName: (wardId: string) => string): DetailEntries {
  return {
    words: [
      { term: 'Family name', text: patient.family },
      { term: 'Given name', text: patient.given },
      { term: 'Born', text: patient.birthDate === null ? 'Not known' : dayWords(patient.birthDate) },
      { term: 'Sex', text: sexWords[patient.sex] },
      {
        term: 'NHS number',
        text: patient.nhsNumber === null ? 'Not known' : showNhsNumber(patient.nhsNumber),
      },
      { term: 'Hospital number', text: patient.hospitalNumber ?? 'Not known' },
      { term: 'Where', text: placeWords(patient, wardName) },
      { term: 'Consultant', text: patient.consultant ?? 'Not known' },
      { term: 'Source', text: sources[patient.source] },
    ],
    moments: [
      ...momentOf('Admitted', patient.admittedAt),
      ...momentOf(patient.state === 'died' ? 'Died' : 'Discharged', patient.dischargedAt),
    ],
  }
}

function momentOf(term: string, at: string | null) {
  return at === null ? [] : [{ term, at }]
}
