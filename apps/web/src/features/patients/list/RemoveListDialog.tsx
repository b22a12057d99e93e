import { api, type PatientList } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { notify } from '../../../ui/toast/notices.ts'

interface RemoveListDialogProps {
  readonly list: PatientList
  readonly isMine: boolean
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** Removes a list, once it is said what that means. */
export default function RemoveListDialog({ list, isMine, onClose, onRemoved }: RemoveListDialogProps) {
  const { run, isBusy, failure } = useAct(api.patients.removeList)
  const isShared = !isMine || list.sharedWith.personIds.length + list.sharedWith.teamIds.length > 0

  async function remove() {
    const removed = await run({ listId: list.id })
    if (!removed.ok) return
    notify(`${list.name} was removed`)
    onClose()
    onRemoved()
  }

  return (
    <Dialog
      title={`Remove ${list.name}?`}
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
      <p>
        The list, its order, marks and notes are gone{isShared ? ' for everyone who sees it' : ''}. Its
        patients stay where they are. Whoever saw a patient only by this list sees them no more.
      </p>
    </Dialog>
  )
}
