import { Details } from '../../../ui/details/Details.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { asDateAndClock } from '../../../ui/time/format-time.ts'
import { useNameOf } from '../../duty/use-name-of.ts'
import { consentWords, measureWords } from '../words/file-words.ts'
import { DownloadMeaning } from './DownloadPane.tsx'
import type { Opened } from './use-opened-file.ts'

interface AboutFileProps {
  readonly opened: Opened
  readonly what: 'about' | 'download'
  readonly onClose: () => void
}

const placeWords = {
  message: 'In a conversation',
  task: 'On a task',
  patient: 'On the patient’s page',
  document: 'In a library',
} as const

/** What is known of a file, where it hangs, and how a copy of it is taken. */
export function AboutFile({ opened: { file, links, places }, what, onClose }: AboutFileProps) {
  const nameOf = useNameOf()
  return (
    <Dialog
      title={what === 'download' ? 'Download a copy?' : 'About this file'}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {what === 'download' && links.download ? (
        <DownloadMeaning link={links.download} name={file.name} />
      ) : (
        <>
          <Details
            entries={[
              { term: 'Name', value: <bdi>{file.name}</bdi> },
              { term: 'What it is', value: measureWords(file) },
              ...(file.width !== null && file.height !== null
                ? [{ term: 'Size', value: `${file.width} × ${file.height} pixels` }]
                : []),
              {
                term: 'Added',
                value: `by ${nameOf(file.addedBy)}, ${asDateAndClock(new Date(file.addedAt))}`,
              },
              ...(file.consent ? [{ term: 'Consent', value: consentWords[file.consent] }] : []),
            ]}
          />
          <ul>
            {places.map(({ kind, id, within }) => (
              <li key={`${kind} ${id}`}>
                {kind === 'message' && (
                  <TextLink to="/messages/$conversationId" params={{ conversationId: within }}>
                    {placeWords[kind]}
                  </TextLink>
                )}
                {kind === 'task' && (
                  <TextLink to="/tasks/$taskId" params={{ taskId: id }}>
                    {placeWords[kind]}
                  </TextLink>
                )}
                {kind === 'patient' && (
                  <TextLink to="/patients/$patientId" params={{ patientId: id }}>
                    {placeWords[kind]}
                  </TextLink>
                )}
                {kind === 'document' && (
                  <TextLink to="/library/documents/$documentId" params={{ documentId: id }}>
                    {placeWords[kind]}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
