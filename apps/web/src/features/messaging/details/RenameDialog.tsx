import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'

interface RenameDialogProps {
  readonly conversationId: string
  readonly title: string
  readonly onClose: () => void
}

/** Gives a group another title, for everyone. */
export function RenameDialog({ conversationId, title, onClose }: RenameDialogProps) {
  const [words, setWords] = useState(title)
  const { run, isBusy, failure } = useAct(api.messaging.renameGroup)
  async function rename(): Promise<void> {
    const answer = await run({ conversationId, title: words })
    if (answer.ok) onClose()
  }
  return (
    <Dialog
      title="Rename the group"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            variant="primary"
            isBusy={isBusy}
            isDisabled={words.trim() === '' || words.trim() === title}
            onPress={() => void rename()}
          >
            Rename
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <TextField
        label="Title"
        help="All members see it. No patient names."
        value={words}
        onChange={setWords}
        maxLength={80}
        autoFocus
        mistake={mistakeAt(failure, 'title')}
      />
    </Dialog>
  )
}
