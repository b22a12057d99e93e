import { api, type Folder } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { TextField } from '../../../ui/text-field/TextField.tsx'
import { nameMistake } from '../document/document-snapshot.ts'

type FolderDialogProps = { readonly onClose: () => void } & (
  | { readonly folder: Folder; readonly teamId?: never; readonly parentId?: never }
  | { readonly folder?: never; readonly teamId: string; readonly parentId: string | null }
)

/** Names a folder: a new one, which is opened, or one that is there. */
export default function FolderDialog({ folder, teamId, parentId, onClose }: FolderDialogProps) {
  const add = useAct(api.files.addFolder)
  const change = useAct(api.files.changeFolder)
  const navigate = useNavigate()
  const { fields, set, clear } = useDraft(`folder.${folder?.id ?? `${teamId}.${parentId}`}`, {
    name: folder?.name ?? '',
  })
  const failure = add.failure ?? change.failure
  const mistake = mistakeAt(failure, 'name') ?? nameMistake(failure)

  async function save() {
    const { name } = fields
    if (folder) {
      const changed = await change.run({ folderId: folder.id, parentId: folder.parentId, name })
      if (!changed.ok) return
      clear()
      onClose()
      return
    }
    const added = await add.run({ teamId, parentId, name })
    if (!added.ok) return
    clear()
    onClose()
    await navigate({
      to: '/library/$teamId',
      params: { teamId },
      search: { folder: added.value.folder.id },
    })
  }

  return (
    <Dialog
      title={folder ? 'Rename the folder' : 'New folder'}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={add.isBusy || change.isBusy}
            isDisabled={fields.name.trim() === ''}
            onPress={() => void save()}
          >
            {folder ? 'Rename' : 'Make the folder'}
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
        maxLength={80}
        mistake={mistake}
        value={fields.name}
        onChange={(name) => set('name', name)}
      />
    </Dialog>
  )
}
