import type { PatientFound } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { LockKeyhole, Search } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { sameNames } from '../banner/same-names.ts'
import styles from '../patients.module.css'
import { patientsIn } from '../patients-snapshot.ts'
import { PatientButton, PatientRow } from '../row/PatientRow.tsx'
import row from '../row/row.module.css'
import { BreakGlassDialog } from './BreakGlassDialog.tsx'
import { useFound } from './use-found.ts'

/** Everyone in the organisation to whom the words may belong; who is not mine to open asks for a reason first. */
export function Found({ typed }: { readonly typed: string }) {
  const { text, answer, reload } = useFound(typed)
  const { patientId } = useParams({ strict: false })
  const navigate = useNavigate()
  const [locked, setLocked] = useState<PatientFound>()
  if (!answer) return <Skeleton label="Looking for patients" count={4} />
  if (!answer.ok) {
    return (
      <div className={styles.failure}>
        <FailureNotice failure={answer.failure} onRetry={reload} />
      </div>
    )
  }
  const { found } = answer.value
  const alike = sameNames(found)
  return (
    <>
      <VisuallyHidden>
        <span role="status">{patientsIn(found.length)} found</span>
      </VisuallyHidden>
      {found.length === 0 && (
        <EmptyState icon={<Search />} title={`Nobody found for “${text}”`}>
          Try the family name alone, another spelling, or the whole NHS or hospital number.
        </EmptyState>
      )}
      <ul aria-label="Patients found">
        {found.map((patient) => (
          <li key={patient.id} className={row.item}>
            {patient.mayOpen ? (
              <PatientRow
                to="/patients/$patientId"
                params={{ patientId: patient.id }}
                patient={patient}
                isSameName={alike.has(patient.id)}
                {...(patient.id === patientId ? { 'aria-current': 'page' as const } : {})}
              />
            ) : (
              <PatientButton
                patient={patient}
                isSameName={alike.has(patient.id)}
                more={
                  <span className={styles.locked}>
                    <LockKeyhole aria-hidden="true" /> Not yours: say why to open
                  </span>
                }
                onPress={() => setLocked(patient)}
              />
            )}
          </li>
        ))}
      </ul>
      {locked && (
        <BreakGlassDialog
          patient={locked}
          onClose={() => setLocked(undefined)}
          onOpened={() => {
            setLocked(undefined)
            reload()
            void navigate({ to: '/patients/$patientId', params: { patientId: locked.id } })
          }}
        />
      )}
    </>
  )
}
