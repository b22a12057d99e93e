import { api, type LibraryDocument } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { notify } from '../../../ui/toast/notices.ts'

interface TakeOutDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** Takes a document out of the library, once it is said what that means. */
export default function TakeOutDialog({ document, onClose }: TakeOutDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.removeDocument)

  async function takeOut() {
    const removed = await run({ documentId: document.id, removed: true })
    if (!removed.ok) return
    notify(`${document.name} was taken out`)
    onClose()
  }

  return (
    <Dialog
      title="Take this document out?"
      kind="alert"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void takeOut()}>
            Take out
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>
        <bdi>{document.name}</bdi> is not found any more
        {document.sharedWith.length > 0 ? ', and gone from the teams that read it' : ''}. Its versions are
        kept: this team can put it back.
      </p>
    </Dialog>
  )
}
