import { api, type PatientMerge } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { PatientLine } from '../banner/PatientLine.tsx'
import patients from '../patients.module.css'

interface UnmergeDialogProps {
  readonly merge: PatientMerge
  readonly onClose: () => void
}

/** Takes a merge back, with a reason. */
export function UnmergeDialog({ merge: { from, into }, onClose }: UnmergeDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.unmergePatient)
  const { fields, set, clear } = useDraft(`unmerge.${from.id}`, { reason: '' })
  const mistake = mistakeAt(failure, 'reason')

  async function takeBack() {
    const done = await run({ patientId: from.id, reason: fields.reason })
    if (!done.ok) return
    clear()
    onClose()
    notify('Each record stands for itself again', { tone: 'good' })
    await outdate(api.patients.listMerges, api.patients.search)
  }

  return (
    <Dialog
      title="Take the merge back?"
      kind="alert"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fields.reason.trim() === ''}
            onPress={() => void takeBack()}
          >
            Take back
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      {failure && !mistake && <FailureNotice failure={failure} />}
      <div className={patients.frame}>
        <PatientLine patient={from} hasPlace={false} />
      </div>
      <div className={patients.frame}>
        <PatientLine patient={into} />
      </div>
      <p>Each record has again what was about it, and the place that it had.</p>
      <TextField
        label="Why they are two patients"
        isRequired
        maxLength={200}
        autoComplete="off"
        mistake={mistake}
        value={fields.reason}
        onChange={(reason) => set('reason', reason)}
      />
    </Dialog>
  )
}
