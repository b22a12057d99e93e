import type { Patient } from '@baton/contract'
import { useMemo } from 'react'
import { useClient, useStore } from '../../platform/use-client.ts'
import { sameNames } from './banner/same-names.ts'

const nowhere = { subscribe: () => () => {}, getSnapshot: () => undefined }

/** Whether somebody else on the ward of this patient has their family name; unknown where I may not open the ward. */
export function useSameName(patient: Patient | undefined): boolean {
  const { patients } = useClient()
  const wardId = patient?.wardId ?? null
  const ward = useStore(wardId === null ? nowhere : patients.ward(wardId))
  return useMemo(
    () =>
      patient !== undefined &&
      ward?.state === 'here' &&
      sameNames([...ward.value.patients, patient]).has(patient.id),
    [ward, patient],
  )
}
