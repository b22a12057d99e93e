import { api, type LibraryDocument } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useTeams } from '../../../app/session/use-teams.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useTeamName } from '../../patients/use-team-name.ts'

interface ShareDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** Lets another team read a document: it says before what that means. */
export default function ShareDialog({ document, onClose }: ShareDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.shareDocument)
  const { all } = useTeams()
  const teamName = useTeamName()
  const [teamId, setTeamId] = useState('')
  const reading = new Set([document.teamId, ...document.sharedWith.map((shared) => shared.teamId)])

  async function share() {
    const shared = await run({ documentId: document.id, teamId, shared: true })
    if (!shared.ok) return
    notify(`${teamName(teamId)} can read ${document.name}`, { tone: 'good' })
    onClose()
  }

  return (
    <Dialog
      title="Share with another team"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} isDisabled={teamId === ''} onPress={() => void share()}>
            Share
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>
        Everyone in that team reads every version of <bdi>{document.name}</bdi>, and those to come. They
        change nothing. That you shared it stands beside it.
      </p>
      <Select
        label="Team"
        placeholder="Choose a team"
        value={teamId}
        options={all.filter(({ id }) => !reading.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTeamId}
      />
    </Dialog>
  )
}
