import type { Patient, StoredFile } from '@baton/contract'
import type { ReactNode } from 'react'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { PatientBanner } from '../../patients/banner/PatientBanner.tsx'
import { usePatient } from '../../patients/use-patients.ts'
import { useSameName } from '../../patients/use-same-name.ts'
import { ToldPatientBanner } from '../told/ToldPatientBanner.tsx'
import styles from './viewer.module.css'

interface PatientOfFileProps {
  readonly file: Pick<StoredFile, 'patientId' | 'toldPatient'>
  /** Who added it, with where they are from. */
  readonly addedBy: string
  /** Whom it shows, as the server said with the file. */
  readonly patient: Patient | null
  /** The patient's own page is mine to see, and so what is corrected there. */
  readonly isMine: boolean
  readonly children: ReactNode
}

/** Who a file is about stands above it; as long as that is not known, nothing of it is drawn (FIL93). */
export function PatientOfFile({ file, addedBy, patient, isMine, children }: PatientOfFileProps) {
  const { patientId, toldPatient } = file
  if (toldPatient) {
    return (
      <>
        <ToldPatientBanner toldPatient={toldPatient} toldBy={addedBy} />
        {children}
      </>
    )
  }
  if (patientId === null) return children
  if (patient === null) {
    return (
      <div className={styles.middle}>
        <ErrorState
          title="Whom this shows cannot be said, so it is not shown."
          next="Open it again in a minute. If it stays so, ask who added it whom it shows."
        />
      </div>
    )
  }
  return (
    <>
      <div className={styles.patient}>
        {isMine ? <Watched patient={patient} /> : <Banner patient={patient} />}
      </div>
      {children}
    </>
  )
}

/** What is corrected meanwhile is seen at once; whoever was only sent the file has what came with it. */
function Watched({ patient }: { readonly patient: Patient }) {
  const watched = usePatient(patient.id)
  return <Banner patient={watched.state === 'here' ? watched.value.patient : patient} />
}

function Banner({ patient }: { readonly patient: Patient }) {
  return <PatientBanner patient={patient} isSameName={useSameName(patient)} isCompact />
}
