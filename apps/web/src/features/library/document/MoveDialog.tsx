import { api, type LibraryDocument } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useTeamName } from '../../patients/use-team-name.ts'
import { placeOptions } from '../shelf/place-options.ts'
import { useLibrary } from '../use-library.ts'
import { nameMistake } from './document-snapshot.ts'

interface MoveDialogProps {
  readonly document: LibraryDocument
  readonly onClose: () => void
}

/** Puts a document elsewhere in its library. */
export default function MoveDialog({ document, onClose }: MoveDialogProps) {
  const { run, isBusy, failure } = useAct(api.files.changeDocument)
  const library = useLibrary(document.teamId)
  const [folderId, setFolderId] = useState(document.folderId ?? '')
  const top = useTeamName()(document.teamId)

  async function move() {
    const moved = await run({ documentId: document.id, folderId: folderId || null })
    if (moved.ok) onClose()
  }

  const taken = nameMistake(failure)
  return (
    <Dialog
      title="Move the document"
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
      <bdi>{document.name}</bdi>
      {!taken && <FailureNotice failure={failure} />}
      {library.state === 'here' ? (
        <Select
          label="Where to"
          mistake={taken}
          value={folderId}
          placeholder={top}
          options={placeOptions(library.value, top)}
          onChange={setFolderId}
        />
      ) : (
        <Skeleton label="Loading the folders" count={1} />
      )}
    </Dialog>
  )
}
