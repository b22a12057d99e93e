import type { PatientView, Watched } from '@baton/client'
import type { Lists, OpenList, OpenWard } from '@baton/domain/patients/replay'
import { useClient, useStore } from '../../platform/use-client.ts'

/** The bed list of a ward, level as long as a screen shows it. */
export function useWard(wardId: string): Watched<OpenWard> {
  return useStore(useClient().patients.ward(wardId))
}

/** One patient and why I may see them, level as long as a screen shows them. */
export function usePatient(patientId: string): Watched<PatientView> {
  return useStore(useClient().patients.patient(patientId))
}

/** My lists, those of my teams, and those shared with me. */
export function useLists(): Watched<Lists> {
  return useStore(useClient().patients.lists)
}

/** A list with its patients. */
export function useList(listId: string): Watched<OpenList> {
  return useStore(useClient().patients.list(listId))
}
