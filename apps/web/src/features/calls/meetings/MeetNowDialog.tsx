import { api } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { Video } from 'lucide-react'
import { useId, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { isAllAt, mistakeAt } from '../../../app/session/mistake-at.ts'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextField } from '../../../ui/text-field/TextField.tsx'

/** A meeting that begins at once and rings nobody: people and guests come in by its link. */
export function MeetNowDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, isBusy, failure } = useAct(api.calls.meetNow)
  const [title, setTitle] = useState('')
  const navigate = useNavigate()
  const form = useId()

  async function begin(): Promise<void> {
    if (title.trim() === '') return
    const begun = await run({ title, personIds: [], roleIds: [], teamIds: [], waitingRoom: true })
    if (!begun.ok) return
    onClose()
    await navigate({ to: '/meetings/$meetingId/room', params: { meetingId: begun.value.meeting.id } })
  }

  return (
    <Dialog
      title="Meet now"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button
            type="submit"
            form={form}
            variant="primary"
            icon={<Video />}
            isBusy={isBusy}
            isDisabled={title.trim() === ''}
          >
            Begin
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        {!isAllAt(failure, ['title']) && <FailureNotice failure={failure} />}
        <TextField
          label="Title"
          help="Nobody is rung. Ring people from inside, or make a link for guests on the meeting’s page. No patient’s name."
          maxLength={120}
          mistake={mistakeAt(failure, 'title')}
          value={title}
          onChange={setTitle}
        />
      </form>
    </Dialog>
  )
}
