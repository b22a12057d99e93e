import { api, type ListEntry } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { PatientLine } from '../banner/PatientLine.tsx'
import styles from '../patients.module.css'
import { marks, markWords } from '../words/marks.ts'
import list from './list.module.css'

interface MarkDialogProps {
  readonly listId: string
  readonly entry: ListEntry
  readonly onClose: () => void
}

const none = 'none'

/** A mark, and a line of one's own, for a patient on a list. */
export function MarkDialog({ listId, entry: { patient, mark, note }, onClose }: MarkDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.markOnList)
  const { fields, set, clear } = useDraft(`mark.${listId}.${patient.id}`, {
    mark: mark ?? none,
    note: note ?? '',
  })

  async function save() {
    const words = fields.note.trim()
    const answer = await run({
      listId,
      patientId: patient.id,
      mark: marks.find((one) => one === fields.mark) ?? null,
      note: words === '' ? null : words,
    })
    if (!answer.ok) return
    clear()
    onClose()
  }

  return (
    <Dialog
      title="Mark and note"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} onPress={() => void save()}>
            Save
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
      {!isAllAt(failure, ['note']) && <FailureNotice failure={failure} />}
      <Choice
        label="Mark"
        value={fields.mark}
        onChange={(chosen) => set('mark', chosen)}
        options={[
          { value: none, label: 'None' },
          ...marks.map((one) => ({
            value: one,
            label: markWords[one],
            icon: <span className={`${list.dot} ${list[one]}`} aria-hidden="true" />,
          })),
        ]}
      />
      <TextField
        label="Note"
        isOptional
        help="A line for whoever sees this list, such as chase CT. It is not the record."
        autoComplete="off"
        maxLength={120}
        mistake={mistakeAt(failure, 'note')}
        value={fields.note}
        onChange={(words) => set('note', words)}
      />
    </Dialog>
  )
}
