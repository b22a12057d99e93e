import { api, type Patient } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PatientLine } from '../banner/PatientLine.tsx'
import styles from '../patients.module.css'
import { nameWords } from '../words/identity-words.ts'

interface DischargeDialogProps {
  readonly patient: Patient
  readonly onClose: () => void
}

/** Says that a patient has left, or has died. */
export default function DischargeDialog({ patient, onClose }: DischargeDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.dischargePatient)
  const [outcome, setOutcome] = useState<'discharged' | 'died'>('discharged')

  async function discharge() {
    const done = await run({ patientId: patient.id, outcome })
    if (!done.ok) return
    onClose()
    notify(`${nameWords(patient)} ${outcome === 'died' ? 'has died' : 'was discharged'}`)
  }

  return (
    <Dialog
      title="Discharge"
      kind="alert"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} onPress={() => void discharge()}>
            {outcome === 'died' ? 'Record the death' : 'Discharge'}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Go back
          </Button>
        </>
      }
    >
      <div className={styles.frame}>
        <PatientLine patient={patient} />
      </div>
      <FailureNotice failure={failure} />
      <Choice
        label="What happened"
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'discharged', label: 'They have left' },
          { value: 'died', label: 'They have died' },
        ]}
      />
      <p className={styles.soft}>
        The bed becomes free, and the patient leaves the ward’s list. Lists that people built keep them.
      </p>
    </Dialog>
  )
}
