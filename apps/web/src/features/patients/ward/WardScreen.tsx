import { useParams } from '@tanstack/react-router'
import { BedDouble, UserPlus } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { PatientMenu } from '../patient/PatientMenu.tsx'
import { PatientRow } from '../row/PatientRow.tsx'
import row from '../row/row.module.css'
import { useWard } from '../use-patients.ts'
import { useWardName } from '../use-wards.ts'
import { type WardRow, wardSnapshot } from './ward-snapshot.ts'

/** The bed list of a ward, live. */
export function WardScreen() {
  const { wardId } = useParams({ from: '/signed-in/patients/wards/$wardId' })
  const ward = useWard(wardId)
  const name = useWardName()(wardId)
  const snapshot = ward.state === 'here' ? wardSnapshot(ward.value.patients) : undefined
  return (
    <Page
      title={name}
      width="wide"
      {...(snapshot ? { help: snapshot.words } : {})}
      back={<BackLink to="/patients" label="Back to patients" />}
      actions={
        snapshot && (
          <ButtonLink to="/patients/add" search={{ wardId }} icon={<UserPlus />}>
            Enter a patient
          </ButtonLink>
        )
      }
    >
      {ward.state === 'refused' && <FailureNotice failure={ward.refusal} />}
      {ward.state === 'loading' && <Skeleton label="Loading the ward" count={8} />}
      {snapshot && snapshot.here.length === 0 && (
        <EmptyState icon={<BedDouble />} title="Nobody is in a bed here">
          Patients come with the hospital’s own feed, from a spreadsheet, or are entered by hand.
        </EmptyState>
      )}
      {snapshot && snapshot.here.length > 0 && (
        <Panel isFlush>
          <Rows label={`Patients of ${name}, by bed`} rows={snapshot.here} />
        </Panel>
      )}
      {snapshot && snapshot.expected.length > 0 && (
        <Panel title="Expected" isFlush>
          <Rows label="Expected" rows={snapshot.expected} />
        </Panel>
      )}
    </Page>
  )
}

function Rows({ label, rows }: { readonly label: string; readonly rows: readonly WardRow[] }) {
  return (
    <ol aria-label={label} className={row.rows}>
      {rows.map(({ patient, bed, isSameName }) => (
        <li key={patient.id} className={row.item}>
          <PatientRow
            to="/patients/$patientId"
            params={{ patientId: patient.id }}
            leading={bed}
            patient={patient}
            isSameName={isSameName}
            hasPlace={false}
          />
          <div className={row.tools}>
            <PatientMenu patient={patient} />
          </div>
        </li>
      ))}
    </ol>
  )
}
