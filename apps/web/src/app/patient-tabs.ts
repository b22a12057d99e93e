import { type ComponentType, lazy } from 'react'

/** A view of what another feature knows about a patient, beside the details on the patient's page. */
export interface PatientTab {
  readonly id: string
  readonly label: string
  /** Lazy: its code comes when the tab is opened. */
  readonly Tab: ComponentType<{ readonly patientId: string }>
}

/** What stands on a patient's page before the details, one line a capability. */
export const patientTabs: readonly PatientTab[] = [
  {
    id: 'tasks',
    label: 'Tasks',
    Tab: lazy(async () => ({
      default: (await import('../features/tasks/patient/TasksOfPatient.tsx')).TasksOfPatient,
    })),
  },
  {
    id: 'conversation',
    label: 'Conversation',
    Tab: lazy(async () => ({
      default: (await import('../features/messaging/about-patient/ConversationOfPatient.tsx'))
        .ConversationOfPatient,
    })),
  },
  {
    id: 'files',
    label: 'Files',
    Tab: lazy(async () => ({
      default: (await import('../features/patients/files/FilesOfPatient.tsx')).FilesOfPatient,
    })),
  },
  {
    id: 'timeline',
    label: 'Timeline',
    Tab: lazy(async () => ({
      default: (await import('../features/patients/timeline/TimelineOfPatient.tsx')).TimelineOfPatient,
    })),
  },
]
