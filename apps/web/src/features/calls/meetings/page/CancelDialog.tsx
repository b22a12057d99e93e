import { api } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../../app/session/use-act.ts'
import { Button } from '../../../../ui/button/Button.tsx'
import { Dialog } from '../../../../ui/dialog/Dialog.tsx'
import { notify } from '../../../../ui/toast/notices.ts'
import { WhichOnes } from './WhichOnes.tsx'

interface CancelDialogProps {
  readonly meetingId: string
  readonly title: string
  readonly isSeries: boolean
  readonly onClose: () => void
}

/** Cancelling tells everyone who was asked; the meeting stays in their lists, marked, until its time has passed. */
export function CancelDialog({ meetingId, title, isSeries, onClose }: CancelDialogProps) {
  const { run, isBusy, failure } = useAct(api.calls.cancel)
  const [following, setFollowing] = useState(false)

  async function cancel(): Promise<void> {
    const done = await run({ meetingId, following })
    if (!done.ok) return
    onClose()
    notify('Cancelled. Everyone who was asked is told.')
  }

  return (
    <Dialog
      title={`Cancel ${title}?`}
      kind="alert"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void cancel()}>
            Cancel the meeting
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>Everyone who was asked is told. Nobody can come in any more, guests neither.</p>
      {isSeries && <WhichOnes following={following} onChange={setFollowing} />}
    </Dialog>
  )
}
