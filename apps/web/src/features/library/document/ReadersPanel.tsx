import { api, type LibraryDocument } from '@baton/contract'
import { Share2 } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Row } from '../../../ui/row/Row.tsx'
import shelf from '../shelf/shelf.module.css'
import type { DocumentSnapshot } from './document-snapshot.ts'

interface ReadersPanelProps {
  readonly document: LibraryDocument
  readonly readers: DocumentSnapshot['readers']
  /** For who may share it. */
  readonly onShare?: () => void
}

/** Which teams read a document, and by whom it was shared with them. */
export function ReadersPanel({ document, readers, onShare }: ReadersPanelProps) {
  const { run, isBusy, failure } = useAct(api.files.shareDocument)
  return (
    <Panel
      title="Who reads it"
      isFlush
      action={
        onShare && (
          <Button size="small" icon={<Share2 />} onPress={onShare}>
            Share
          </Button>
        )
      }
    >
      <FailureNotice failure={failure} />
      <ul className={shelf.rows} aria-label="Teams that read it">
        {readers.map(({ teamId, name, words, mayStop }) => (
          <li key={teamId}>
            <Row
              leading={<Avatar id={teamId} name={name} kind="team" />}
              title={<span className={shelf.name}>{name}</span>}
              subtitle={<span className={shelf.lines}>{words}</span>}
              action={
                mayStop && (
                  <Button
                    size="small"
                    isBusy={isBusy}
                    aria-label={`Stop sharing with ${name}`}
                    onPress={() => void run({ documentId: document.id, teamId, shared: false })}
                  >
                    Stop
                  </Button>
                )
              }
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
