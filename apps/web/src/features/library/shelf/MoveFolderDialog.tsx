import { api, type Folder } from '@baton/contract'
import type { OpenLibrary } from '@baton/domain/files/library-replay'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { useTeamName } from '../../patients/use-team-name.ts'
import { placeOptions } from './place-options.ts'

interface MoveFolderDialogProps {
  readonly library: OpenLibrary
  readonly folder: Folder
  readonly onClose: () => void
}

/** Puts a folder with all that is in it elsewhere in its library. */
export default function MoveFolderDialog({ library, folder, onClose }: MoveFolderDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.changeFolder)
  const [parentId, setParentId] = useState(folder.parentId ?? '')
  const teamName = useTeamName()

  async function move() {
    const moved = await run({ folderId: folder.id, name: folder.name, parentId: parentId || null })
    if (moved.ok) onClose()
  }

  return (
    <Dialog
      title={`Move ${folder.name}`}
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="primary" isBusy={isBusy} onPress={() => void move()}>
            Move
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <Select
        label="Where to"
        value={parentId}
        placeholder={teamName(folder.teamId)}
        options={placeOptions(library, teamName(folder.teamId), folder.id)}
        onChange={setParentId}
      />
    </Dialog>
  )
}
