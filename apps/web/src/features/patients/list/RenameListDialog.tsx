import { api, type PatientList } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'

interface RenameListDialogProps {
  readonly list: PatientList
  readonly onClose: () => void
}

/** Gives a list another name. */
export default function RenameListDialog({ list, onClose }: RenameListDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.renameList)
  const { fields, set, clear } = useDraft(`list.name.${list.id}`, { name: list.name })

  async function rename() {
    const renamed = await run({ listId: list.id, name: fields.name })
    if (!renamed.ok) return
    clear()
    onClose()
  }

  return (
    <Dialog
      title="Rename the list"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={fields.name.trim() === '' || fields.name.trim() === list.name}
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
      {!isAllAt(failure, ['name']) && <FailureNotice failure={failure} />}
      <TextField
        label="Name"
        autoComplete="off"
        maxLength={60}
        mistake={mistakeAt(failure, 'name')}
        value={fields.name}
        onChange={(name) => set('name', name)}
      />
    </Dialog>
  )
}
