import { useParams } from '@tanstack/react-router'
import { Combine } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { patientTabs } from '../../../app/patient-tabs.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tabs } from '../../../ui/tabs/Tabs.tsx'
import { CallButton } from '../../calls/start/CallButton.tsx'
import { bannerColumn, PatientBanner } from '../banner/PatientBanner.tsx'
import { ListsOfPatient } from '../put/ListsOfPatient.tsx'
import { usePatient } from '../use-patients.ts'
import { useSameName } from '../use-same-name.ts'
import { relationSentence } from '../words/relation-words.ts'
import { PatientDetails } from './PatientDetails.tsx'
import { PatientMenu } from './PatientMenu.tsx'
import { PatientRefused } from './PatientRefused.tsx'
import styles from './patient.module.css'

/** Everything about one patient, below the banner that says who they are. */
export function PatientScreen() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId' })
  return (
    <Frame>
      <OnePatient key={patientId} patientId={patientId} />
    </Frame>
  )
}

function OnePatient({ patientId }: { readonly patientId: string }) {
  const watched = usePatient(patientId)
  const patient = watched.state === 'here' ? watched.value.patient : undefined
  const isSameName = useSameName(patient)
  if (watched.state === 'loading') return <Skeleton label="Loading the patient" count={4} />
  if (watched.state === 'refused') {
    if (watched.refusal.code !== 'no-relationship') return <FailureNotice failure={watched.refusal} />
    return <PatientRefused patientId={patientId} />
  }
  const { relations, glassUntil, patient: here } = watched.value
  return (
    <div className={bannerColumn}>
      <PatientBanner
        patient={here}
        isSticky
        isSameName={isSameName}
        action={
          <>
            <CallButton
              about={{ kind: 'patient', id: here.id }}
              look="icons"
              label="Call about this patient"
            />
            <PatientMenu patient={here} />
          </>
        }
      />
      {here.id !== patientId && (
        <Banner tone="warn" icon={<Combine />}>
          The record that you asked for was merged into this one. Check the name, birth date and NHS number.
        </Banner>
      )}
      <p className={styles.relation}>{relationSentence(relations, glassUntil)}</p>
      <Tabs
        label="About this patient"
        tabs={[
          ...patientTabs.map(({ id, label, Tab }) => ({
            id,
            label,
            content: (
              <Suspense fallback={<Skeleton label={`Loading ${label.toLowerCase()}`} count={3} />}>
                <Tab patientId={here.id} />
              </Suspense>
            ),
          })),
          { id: 'details', label: 'Details', content: <PatientDetails patient={here} /> },
          { id: 'lists', label: 'Lists', content: <ListsOfPatient patient={here} /> },
        ]}
      />
    </div>
  )
}

/** The window is called “Patient”, and no more: titles stay in the browser’s history, and on a shared screen. */
function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <Page title="Patient" isTitleHidden back={<BackLink to="/patients" label="Back to patients" />}>
      {children}
    </Page>
  )
}
