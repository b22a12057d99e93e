import { api } from '@baton/contract'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { useWardOptions } from '../use-wards.ts'
import styles from './form.module.css'
import { PatientFieldset } from './PatientFieldset.tsx'
import { detailsOf, fieldNames, noFields } from './patient-fields.ts'

/** What has a field of its own that says its mistake. */
const told = fieldNames.filter((name) => name !== 'sex' && name !== 'alerts')

/** Enters a patient by hand, where no feed brings them. */
export function AddPatientScreen() {
  const { wardId } = useSearch({ from: '/signed-in/patients/add' })
  const { run, isBusy, failure } = useAct(api.patients.addPatient)
  const { fields, set, clear } = useDraft('patient.new', { ...noFields, wardId: wardId ?? '', bed: '' })
  const wards = useWardOptions()
  const navigate = useNavigate()
  const isReady = fields.family.trim() !== '' && fields.given.trim() !== ''

  async function add() {
    const bed = fields.bed.trim()
    const added = await run({
      ...detailsOf(fields),
      wardId: fields.wardId === '' ? null : fields.wardId,
      bed: bed === '' ? null : bed,
    })
    if (!added.ok) return
    clear()
    const patientId = added.value.patient.id
    await navigate({ to: '/patients/$patientId', params: { patientId }, replace: true })
  }

  return (
    <Page
      title="Enter a patient"
      help="Search first: whoever is known already keeps their record. You see whom you enter for a day, and longer while you look after them."
      back={<BackLink to="/patients" label="Back to patients" />}
    >
      <Panel>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void add()
          }}
        >
          {failure && !isAllAt(failure, [...told, 'wardId', 'bed']) && (
            <div className={styles.wide}>
              <FailureNotice failure={failure} />
            </div>
          )}
          <PatientFieldset fields={fields} failure={failure} onChange={set} />
          <Select
            label="Ward"
            isOptional
            placeholder="Not on a ward"
            value={fields.wardId}
            options={[{ value: '', label: 'Not on a ward' }, ...wards]}
            mistake={mistakeAt(failure, 'wardId')}
            onChange={(chosen) => set('wardId', chosen)}
          />
          <TextField
            label="Bed"
            isOptional
            maxLength={30}
            autoComplete="off"
            mistake={mistakeAt(failure, 'bed')}
            value={fields.bed}
            onChange={(bed) => set('bed', bed)}
          />
          <div className={styles.wide}>
            <div className={styles.actions}>
              <Button type="submit" variant="primary" isBusy={isBusy} isDisabled={!isReady}>
                Enter the patient
              </Button>
            </div>
          </div>
        </form>
      </Panel>
    </Page>
  )
}
