import { api, type LibraryDocument } from '@baton/contract'
import {
  CalendarClock,
  Ellipsis,
  FilePlus,
  FolderInput,
  PencilLine,
  Pin,
  PinOff,
  Share2,
  Trash2,
} from 'lucide-react'
import { useAct } from '../../../app/session/use-act.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import type { DocumentDialog } from './DocumentDialogs.tsx'

interface DocumentMenuProps {
  readonly document: LibraryDocument
  readonly onChoose: (dialog: DocumentDialog) => void
}

/** Everything that its team can do with a document. */
export function DocumentMenu({ document, onChoose }: DocumentMenuProps) {
  const { run } = useAct(api.files.changeDocument)
  const { id: documentId, pinned } = document

  async function pin() {
    const changed = await run({ documentId, pinned: !pinned })
    if (changed.ok)
      notify(pinned ? 'No longer pinned' : 'Pinned: it stands first in its folder', { tone: 'good' })
    else notify(`${changed.failure.title} ${changed.failure.next}`, { tone: 'bad' })
  }

  const opens = (what: Exclude<DocumentDialog['what'], 'restore'>) => () => onChoose({ what })
  return (
    <MenuButton
      label="More about this document"
      icon={<Ellipsis />}
      groups={[
        {
          id: 'document',
          actions: [
            { id: 'version', label: 'New version', icon: <FilePlus />, onAction: opens('version') },
            { id: 'days', label: 'Review and expiry', icon: <CalendarClock />, onAction: opens('days') },
            { id: 'share', label: 'Share with another team', icon: <Share2 />, onAction: opens('share') },
          ],
        },
        {
          id: 'place',
          actions: [
            {
              id: 'pin',
              label: pinned ? 'Unpin' : 'Pin',
              icon: pinned ? <PinOff /> : <Pin />,
              onAction: () => void pin(),
            },
            { id: 'rename', label: 'Rename', icon: <PencilLine />, onAction: opens('rename') },
            { id: 'move', label: 'Move', icon: <FolderInput />, onAction: opens('move') },
          ],
        },
        {
          id: 'remove',
          actions: [
            {
              id: 'remove',
              label: 'Take out of the library',
              icon: <Trash2 />,
              isDanger: true,
              onAction: opens('remove'),
            },
          ],
        },
      ]}
    />
  )
}
