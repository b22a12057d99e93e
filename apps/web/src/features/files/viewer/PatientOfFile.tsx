import type { ReactNode } from 'react'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { PatientRefused } from '../../patients/patient/PatientRefused.tsx'
import { usePatient } from '../../patients/use-patients.ts'
import { useSameName } from '../../patients/use-same-name.ts'
import styles from './viewer.module.css'

interface PatientOfFileProps {
  readonly patientId: string | null
  readonly children: ReactNode
}

/** Who a file is about stands above it; as long as that is not known, nothing of it is drawn (FIL93). */
export function PatientOfFile({ patientId, children }: PatientOfFileProps) {
  return patientId === null ? children : <OfPatient patientId={patientId}>{children}</OfPatient>
}

function OfPatient({ patientId, children }: { readonly patientId: string; readonly children: ReactNode }) {
  const watched = usePatient(patientId)
  const patient = watched.state === 'here' ? watched.value.patient : undefined
  const isSameName = useSameName(patient)
  // A specialist of another site is sent photos of patients with whom nothing connects them yet: the way on is here, and
  // not on a page that they would have to find first.
  if (watched.state === 'refused' && watched.refusal.code === 'no-relationship') {
    return (
      <div className={styles.middle}>
        <PatientRefused patientId={patientId} />
      </div>
    )
  }
  if (watched.state === 'refused') {
    return (
      <div className={styles.middle}>
        <ErrorState
          title="Whom this shows cannot be said, so it is not shown."
          next={`${watched.refusal.title} ${watched.refusal.next}`}
          code={watched.refusal.code}
        />
      </div>
    )
  }
  if (!patient) return <Skeleton label="Loading the patient" count={3} />
  return (
    <>
      <div className={styles.patient}>
        <PatientBanner patient={patient} isSameName={isSameName} isCompact />
      </div>
      {children}
    </>
  )
}
