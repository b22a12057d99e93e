import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { type Glass, verdictLooks } from './glass-snapshot.ts'

interface ReviewDialogProps {
  readonly glass: Glass
  /** Who gave the reason. */
  readonly name: string
  readonly onClose: () => void
}

/** Says whether a reason was a proper one. */
export function ReviewDialog({ glass, name, onClose }: ReviewDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.reviewBrokenGlass)
  const { fields, set, clear } = useDraft(`review.${glass.id}`, { verdict: '', note: '' })
  const verdict = fields.verdict === 'proper' || fields.verdict === 'improper' ? fields.verdict : undefined
  const mistake = mistakeAt(failure, 'note')

  async function save() {
    if (!verdict) return
    const note = fields.note.trim()
    const reviewed = await run({ glassId: glass.id, verdict, note: note === '' ? null : note })
    if (!reviewed.ok) return
    clear()
    onClose()
    await outdate(api.patients.listBrokenGlass)
  }

  return (
    <Dialog
      title={`Why ${name} saw ${glass.patientName}`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={!verdict} onPress={() => void save()}>
            Save the review
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {failure && !mistake && <FailureNotice failure={failure} />}
      <p>
        “<bdi>{glass.reason}</bdi>”
      </p>
      <Choice
        label="What the review found"
        value={fields.verdict}
        onChange={(chosen) => set('verdict', chosen)}
        options={[
          {
            value: 'proper',
            label: verdictLooks.proper.word,
            help: 'They needed to see the patient to care for them.',
          },
          { value: 'improper', label: verdictLooks.improper.word, help: 'It is followed up outside Baton.' },
        ]}
      />
      <TextField
        label="Note"
        isOptional
        isMultiline
        maxLength={300}
        mistake={mistake}
        value={fields.note}
        onChange={(note) => set('note', note)}
      />
    </Dialog>
  )
}
