import type { Patient } from '@baton/contract'
import { sortedAlerts } from '../words/alert-looks.ts'
import { bornWords, nameWords, placeWords, sexWords, stateWords } from '../words/identity-words.ts'

/** As much of a patient as tells two apart; a search shows no more. */
export type Identity = Pick<
  Patient,
  'id' | 'family' | 'given' | 'birthDate' | 'nhsNumber' | 'hospitalNumber' | 'state' | 'wardId' | 'bed'
>

interface Around {
  readonly today: Date
  readonly wardName: (wardId: string) => string
}

export interface LineSnapshot {
  readonly name: string
  readonly born: string
  readonly nhsNumber: string | null
  readonly hospitalNumber: string | null
  readonly place: string
}

/** The one line that stands in rows and cards: nothing in it is ever cut. */
export function lineSnapshot(patient: Identity, { today, wardName }: Around): LineSnapshot {
  return {
    name: nameWords(patient),
    born: bornWords(patient, today),
    nhsNumber: patient.nhsNumber,
    hospitalNumber: patient.hospitalNumber,
    place: placeWords(patient, wardName),
  }
}

export interface BannerSnapshot extends LineSnapshot {
  readonly sex: string
  readonly consultant: string | null
  readonly state: string | undefined
  readonly alerts: Patient['alerts']
  /** “2 alerts”, where there is no room for their words; absent when there are none. */
  readonly alertCount: string | undefined
}

/** Everything that must be seen before anything is done for a patient. */
export function bannerSnapshot(patient: Patient, around: Around): BannerSnapshot {
  const { alerts } = patient
  return {
    ...lineSnapshot(patient, around),
    sex: sexWords[patient.sex],
    consultant: patient.consultant,
    state: stateWords[patient.state],
    alerts: [...sortedAlerts(alerts)],
    alertCount: alerts.length === 0 ? undefined : alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`,
  }
}
