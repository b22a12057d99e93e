import { api, type LibraryDocument } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { notify } from '../../../ui/toast/notices.ts'

interface RestoreDialogProps {
  readonly document: LibraryDocument
  readonly number: number
  readonly onClose: () => void
}

/** Makes an earlier version the one that opens, once it is said why. */
export default function RestoreDialog({ document, number, onClose }: RestoreDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.restoreVersion)
  const { fields, set, clear } = useDraft(`document.restore.${document.id}.${number}`, { why: '' })

  async function restore() {
    const restored = await run({ documentId: document.id, number, why: fields.why })
    if (!restored.ok) return
    clear()
    notify(`Version ${number} opens again, as version ${restored.value.document.current.number}`, {
      tone: 'good',
    })
    onClose()
  }

  return (
    <Dialog
      title={`Restore version ${number}`}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fields.why.trim() === ''}
            onPress={() => void restore()}
          >
            Restore
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {!isAllAt(failure, ['why']) && <FailureNotice failure={failure} />}
      <p>Its content becomes the newest version of {document.name}. Those between stay as they are.</p>
      <TextField
        label="Why"
        autoComplete="off"
        maxLength={200}
        mistake={mistakeAt(failure, 'why')}
        value={fields.why}
        onChange={(why) => set('why', why)}
      />
    </Dialog>
  )
}
