import type { LibraryDocument } from '@baton/contract'
import type { OpenDocument } from '@baton/domain/files/library-replay'
import { useParams } from '@tanstack/react-router'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { useOpeningFile } from '../../../app/open-file.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useTeams } from '../../../app/session/use-teams.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { useTeamName } from '../../patients/use-team-name.ts'
import { useDocument } from '../use-library.ts'
import { type DocumentDialog, DocumentDialogs } from './DocumentDialogs.tsx'
import { DocumentMenu } from './DocumentMenu.tsx'
import styles from './document.module.css'
import { documentSnapshot } from './document-snapshot.ts'
import { PutBack } from './PutBack.tsx'
import { ReadersPanel } from './ReadersPanel.tsx'
import { VersionRows } from './VersionRows.tsx'

/** A document of a team's library with its versions, live. */
export function DocumentScreen() {
  const { documentId } = useParams({ from: '/signed-in/library/documents/$documentId' })
  const document = useDocument(documentId)
  if (document.state === 'here') return <OneDocument key={documentId} open={document.value} />
  return (
    <Page title="Document" back={<BackLink to="/library" label="Back to the libraries" />}>
      {document.state === 'refused' ? (
        <FailureNotice failure={document.refusal} />
      ) : (
        <Skeleton label="Loading the document" count={4} />
      )}
    </Page>
  )
}

function OneDocument({ open }: { readonly open: OpenDocument }) {
  const { document } = open
  const { all, mine } = useTeams()
  const { open: openFile } = useOpeningFile()
  const [dialog, setDialog] = useState<DocumentDialog>()
  const snapshot = documentSnapshot({
    open,
    myTeamIds: all.length > 0 ? mine : undefined,
    teamName: useTeamName(),
    nameOf: useNameOf(),
    now: useNow(),
  })
  return (
    <Page
      title={snapshot.name}
      help={
        <>
          {/* The bar of a phone cuts it, and names of guidelines differ at their ends. */}
          <bdi className={styles.name} aria-hidden="true">
            {snapshot.name}
          </bdi>
          {snapshot.help}
        </>
      }
      back={<WayBack document={document} mine={mine} />}
      actions={
        <>
          {snapshot.mayOpen && (
            <Button variant="primary" icon={<BookOpen />} onPress={() => openFile(snapshot.fileId)}>
              Open
            </Button>
          )}
          {snapshot.mayChange && <DocumentMenu document={document} onChoose={setDialog} />}
        </>
      }
    >
      <div className={styles.page}>
        {snapshot.isRemoved && <PutBack document={document} />}
        {snapshot.notices.map(({ words, tone }) => (
          <Banner key={words} tone={tone}>
            {words}
          </Banner>
        ))}
        {snapshot.validity?.tone === 'quiet' && <p className={styles.soft}>{snapshot.validity.words}.</p>}
        <VersionRows
          rows={snapshot.versions}
          onOpen={openFile}
          onRestore={(number) => setDialog({ what: 'restore', number })}
          {...(snapshot.mayChange ? { onNewVersion: () => setDialog({ what: 'version' }) } : {})}
        />
        <ReadersPanel
          document={document}
          readers={snapshot.readers}
          {...(snapshot.mayChange ? { onShare: () => setDialog({ what: 'share' }) } : {})}
        />
      </div>
      {dialog && <DocumentDialogs document={document} dialog={dialog} onClose={() => setDialog(undefined)} />}
    </Page>
  )
}

interface WayBackProps {
  readonly document: LibraryDocument
  readonly mine: ReadonlySet<string>
}

/** To where it stands; for who only reads it, to the library of the team with which it is shared. */
function WayBack({ document: { teamId, folderId, sharedWith }, mine }: WayBackProps) {
  const reading = sharedWith.find((shared) => mine.has(shared.teamId))?.teamId
  const mineTeamId = mine.has(teamId) ? teamId : reading
  if (mineTeamId === undefined) return <BackLink to="/library" label="Back to the libraries" />
  return (
    <BackLink
      to="/library/$teamId"
      params={{ teamId: mineTeamId }}
      search={mineTeamId === teamId && folderId !== null ? { folder: folderId } : {}}
      label="Back to where it stands"
    />
  )
}
