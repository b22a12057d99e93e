import type { Patient } from '@baton/contract'
import { PencilLine } from 'lucide-react'
import { Details } from '../../../ui/details/Details.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useWardName } from '../use-wards.ts'
import { detailEntries } from './detail-entries.ts'
import { patientActions } from './patient-actions.ts'

/** What is known of a patient, and where it came from. */
export function PatientDetails({ patient }: { readonly patient: Patient }) {
  const { words, moments } = detailEntries(patient, useWardName())
  return (
    <Panel
      title="Details"
      action={
        patientActions(patient).canCorrect && (
          <ButtonLink
            to="/patients/$patientId/correct"
            params={{ patientId: patient.id }}
            icon={<PencilLine />}
          >
            Correct
          </ButtonLink>
        )
      }
    >
      <Details
        entries={[
          ...words.map(({ term, text }) => ({ term, value: text })),
          ...moments.map(({ term, at }) => ({ term, value: <Time at={at} as="both" /> })),
        ]}
      />
    </Panel>
  )
}
