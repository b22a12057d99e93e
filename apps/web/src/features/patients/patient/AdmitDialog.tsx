import { api, type Patient } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Select } from '../../../ui/select/Select.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PatientLine } from '../banner/PatientLine.tsx'
import styles from '../patients.module.css'
import { useWardName, useWardOptions } from '../use-wards.ts'
import { nameWords, placeWords } from '../words/identity-words.ts'

interface AdmitDialogProps {
  readonly patient: Patient
  readonly title: string
  readonly onClose: () => void
}

/** To which ward and bed a patient comes. */
export default function AdmitDialog({ patient, title, onClose }: AdmitDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.admitPatient)
  const options = useWardOptions()
  const wardName = useWardName()
  const { fields, set, clear } = useDraft(`admit.${patient.id}`, {
    wardId: patient.wardId ?? '',
    bed: patient.bed ?? '',
  })
  const isSame = fields.wardId === patient.wardId && fields.bed.trim() === (patient.bed ?? '')

  async function admit() {
    const bed = fields.bed.trim()
    const admitted = await run({
      patientId: patient.id,
      wardId: fields.wardId,
      bed: bed === '' ? null : bed,
    })
    if (!admitted.ok) return
    clear()
    onClose()
    const { patient: now } = admitted.value
    notify(`${nameWords(now)}: ${placeWords(now, wardName)}`, { tone: 'good' })
  }

  return (
    <Dialog
      title={title}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fields.wardId === '' || (isSame && patient.state === 'admitted')}
            onPress={() => void admit()}
          >
            {patient.state === 'admitted' ? 'Move' : 'Admit'}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <div className={styles.frame}>
        <PatientLine patient={patient} />
      </div>
      {!isAllAt(failure, ['wardId', 'bed']) && <FailureNotice failure={failure} />}
      <Select
        label="Ward"
        value={fields.wardId}
        options={options}
        mistake={mistakeAt(failure, 'wardId')}
        onChange={(wardId) => set('wardId', wardId)}
      />
      <TextField
        label="Bed"
        isOptional
        help="As people say it there: A3, or Side room 1."
        autoComplete="off"
        maxLength={30}
        mistake={mistakeAt(failure, 'bed')}
        value={fields.bed}
        onChange={(bed) => set('bed', bed)}
      />
    </Dialog>
  )
}
