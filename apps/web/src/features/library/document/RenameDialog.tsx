import { api, type LibraryDocument } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { nameMistake } from './document-snapshot.ts'

interface RenameDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** Gives a document another name. */
export default function RenameDialog({ document, onClose }: RenameDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.changeDocument)
  const { fields, set, clear } = useDraft(`document.name.${document.id}`, { name: document.name })
  const mistake = mistakeAt(failure, 'name') ?? nameMistake(failure)

  async function rename() {
    const renamed = await run({ documentId: document.id, name: fields.name })
    if (!renamed.ok) return
    clear()
    onClose()
  }

  return (
    <Dialog
      title="Rename the document"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fields.name.trim() === ''}
            onPress={() => void rename()}
          >
            Rename
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {!mistake && !isAllAt(failure, ['name']) && <FailureNotice failure={failure} />}
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={200}
        mistake={mistake}
        value={fields.name}
        onChange={(name) => set('name', name)}
      />
    </Dialog>
  )
}
