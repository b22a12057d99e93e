import { api, type Patient } from '@baton/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import { RefreshCw } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { bannerColumn, PatientBanner } from '../banner/PatientBanner.tsx'
import { usePatient } from '../use-patients.ts'
import styles from './form.module.css'
import { PatientFieldset } from './PatientFieldset.tsx'
import { detailsOf, fieldNames } from './patient-fields.ts'
import { useCorrecting } from './use-correcting.ts'

/** What has a field of its own that says its mistake. */
const told = fieldNames.filter((name) => name !== 'sex' && name !== 'alerts')

/** Corrects what is known of a patient; earlier versions are kept. */
export function CorrectPatientScreen() {
  const { patientId } = useParams({ from: '/signed-in/patients/$patientId/correct' })
  const watched = usePatient(patientId)
  return (
    <Page
      title="Correct details"
      isTitleHidden
      back={<BackLink to="/patients/$patientId" params={{ patientId }} label="Back to the patient" />}
    >
      {watched.state === 'loading' && <Skeleton label="Loading the patient" count={4} />}
      {watched.state === 'refused' && <FailureNotice failure={watched.refusal} />}
      {watched.state === 'here' && <Correcting patient={watched.value.patient} />}
    </Page>
  )
}

function Correcting({ patient }: { readonly patient: Patient }) {
  const { run, isBusy, failure } = useAct(api.patients.changePatient)
  const { fields, set, clear, version, meanwhile, notes } = useCorrecting(patient)
  const navigate = useNavigate()

  async function save() {
    const changed = await run({ patientId: patient.id, version, ...detailsOf(fields) })
    if (!changed.ok) return
    clear()
    notify('Corrected', { tone: 'good' })
    await navigate({ to: '/patients/$patientId', params: { patientId: patient.id } })
  }

  return (
    <div className={bannerColumn}>
      <PatientBanner patient={patient} isSticky />
      {meanwhile && (
        <Banner tone="warn" icon={<RefreshCw />}>
          {meanwhile}
        </Banner>
      )}
      <Panel title="Correct details" help="Everyone who sees this patient sees the correction at once.">
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          {failure && !isAllAt(failure, told) && (
            <div className={styles.wide}>
              <FailureNotice
                failure={
                  failure.code === 'no-longer-possible'
                    ? {
                        ...failure,
                        title: 'Somebody else corrected this patient just now.',
                        next: 'What they wrote is shown here in a moment, and what you wrote is kept. Look at it and save again.',
                      }
                    : failure
                }
              />
            </div>
          )}
          <PatientFieldset fields={fields} failure={failure} notes={notes} onChange={set} />
          <div className={styles.wide}>
            <div className={styles.actions}>
              <Button
                type="submit"
                variant="primary"
                isBusy={isBusy}
                isDisabled={fields.family.trim() === '' || fields.given.trim() === ''}
              >
                Save
              </Button>
              <ButtonLink to="/patients/$patientId" params={{ patientId: patient.id }} variant="quiet">
                Cancel
              </ButtonLink>
            </div>
          </div>
        </form>
      </Panel>
    </div>
  )
}
