import { api, type Folder } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'

interface RemoveFolderDialogProps {
  readonly folder: Folder
  readonly onClose: () => void
}

/** Removes a folder that is empty. */
export default function RemoveFolderDialog({ folder, onClose }: RemoveFolderDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.removeFolder)
  const navigate = useNavigate()

  async function remove() {
    const removed = await run({ folderId: folder.id })
    if (!removed.ok) return
    onClose()
    const { teamId, parentId } = folder
    await navigate({
      to: '/library/$teamId',
      params: { teamId },
      search: parentId === null ? {} : { folder: parentId },
    })
  }

  return (
    <Dialog
      title={`Remove ${folder.name}?`}
      kind="alert"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void remove()}>
            Remove
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>Nothing stands in it. What was once taken out of it is kept, and comes back at the top.</p>
    </Dialog>
  )
}
