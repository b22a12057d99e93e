import { api, type LibraryDocument } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'

interface DaysDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** When somebody must look whether it still holds, and from when on it does not. */
export default function DaysDialog({ document, onClose }: DaysDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.changeDocument)
  const [reviewOn, setReviewOn] = useState(document.reviewOn ?? '')
  const [expiresOn, setExpiresOn] = useState(document.expiresOn ?? '')

  async function save() {
    const days = { reviewOn: reviewOn || null, expiresOn: expiresOn || null }
    const changed = await run({ documentId: document.id, ...days })
    if (changed.ok) onClose()
  }

  return (
    <Dialog
      title="Review and expiry"
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
      <FailureNotice failure={failure} />
      <TextField
        label="Review by"
        type="date"
        isOptional
        help="From this day on the document says that it is due for review."
        mistake={mistakeAt(failure, 'reviewOn')}
        value={reviewOn}
        onChange={setReviewOn}
      />
      <TextField
        label="Expires on"
        type="date"
        isOptional
        help="From this day on it says that it has expired. It still opens."
        mistake={mistakeAt(failure, 'expiresOn')}
        value={expiresOn}
        onChange={setExpiresOn}
      />
    </Dialog>
  )
}
